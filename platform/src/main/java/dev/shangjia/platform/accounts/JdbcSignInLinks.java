package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.SignInLinks.Goal;
import dev.shangjia.platform.accounts.SignInLinks.Used;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of links that sign people in. */
@Repository
class JdbcSignInLinks {
  private static final String FIND_ADDRESSEE =
      """
      SELECT id, email, language FROM accounts.person
      WHERE lower(email) = lower(:email) AND erased_at IS NULL
      """;

  private static final String ADD =
      """
      INSERT INTO accounts.sign_in_link (secret, person_id, browser, goal, created_at, expires_at)
      VALUES (:secret, :person, :browser, :goal, :now, :expires)
      """;

  private static final String FIND =
      """
      SELECT p.email, l.goal, l.browser = :browser AS same_browser
      FROM accounts.sign_in_link l JOIN accounts.person p ON p.id = l.person_id
      WHERE l.secret = :secret AND l.expires_at > :now AND p.erased_at IS NULL
      """;

  /** One of two at the same time finds nothing to delete. */
  private static final String TAKE =
      """
      DELETE FROM accounts.sign_in_link
      WHERE secret = :secret AND browser = :browser AND expires_at > :now
      RETURNING person_id, goal
      """;

  private static final String FORGET_OF_PERSON =
      "DELETE FROM accounts.sign_in_link WHERE person_id = :person";

  private static final String CONFIRM =
      """
      UPDATE accounts.person SET confirmed_at = :now
      WHERE id = :person AND confirmed_at IS NULL
      """;

  private static final String FORGET_OLD =
      "DELETE FROM accounts.sign_in_link WHERE expires_at < :before";

  private final JdbcClient jdbc;

  JdbcSignInLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who reads mail at an address, as the account writes it. */
  record Addressee(PersonId person, String email, String language) {}

  /** A link that still works, at least in the browser that asked for it. */
  record Link(String email, Goal goal, boolean sameBrowser) {}

  Optional<Addressee> addressee(String email) {
    return jdbc.sql(FIND_ADDRESSEE)
        .param("email", email)
        .query(
            (row, _) ->
                new Addressee(
                    new PersonId(row.getLong("id")),
                    row.getString("email"),
                    row.getString("language")))
        .optional();
  }

  void add(
      byte[] secret, PersonId person, byte[] browser, Goal goal, Instant now, Instant expires) {
    jdbc.sql(ADD)
        .param("secret", secret)
        .param("person", person.value())
        .param("browser", browser)
        .param("goal", goal.code())
        .param("now", JdbcAccounts.time(now))
        .param("expires", JdbcAccounts.time(expires))
        .update();
  }

  Optional<Link> find(byte[] secret, byte[] browser, Instant now) {
    return jdbc.sql(FIND)
        .param("secret", secret)
        .param("browser", browser)
        .param("now", JdbcAccounts.time(now))
        .query(
            (row, _) ->
                new Link(
                    row.getString("email"),
                    Goal.of(row.getString("goal")),
                    row.getBoolean("same_browser")))
        .optional();
  }

  Optional<Used> take(byte[] secret, byte[] browser, Instant now) {
    return jdbc.sql(TAKE)
        .param("secret", secret)
        .param("browser", browser)
        .param("now", JdbcAccounts.time(now))
        .query(
            (row, _) ->
                new Used(new PersonId(row.getLong("person_id")), Goal.of(row.getString("goal"))))
        .optional();
  }

  void forget(PersonId person) {
    jdbc.sql(FORGET_OF_PERSON).param("person", person.value()).update();
  }

  /** Notes that the address of a person is theirs. */
  void confirm(PersonId person, Instant now) {
    jdbc.sql(CONFIRM).param("person", person.value()).param("now", JdbcAccounts.time(now)).update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET_OLD).param("before", JdbcAccounts.time(before)).update();
  }
}
