package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of who people are elsewhere. */
@Repository
class JdbcOutsideIdentities {
  private static final String USE =
      """
      UPDATE accounts.outside_identity i SET used_at = :now
      FROM accounts.person p
      WHERE i.issuer = :issuer AND i.subject = :subject
        AND p.id = i.person_id AND p.erased_at IS NULL
      RETURNING i.person_id
      """;

  private static final String FIND_OWNER_OF_EMAIL =
      """
      SELECT id, confirmed_at FROM accounts.person
      WHERE lower(email) = lower(:email) AND erased_at IS NULL
      FOR UPDATE
      """;

  /** Neither an identity nor a person has two of an issuer. */
  private static final String CONNECT =
      """
      INSERT INTO accounts.outside_identity (issuer, subject, person_id, connected_at, used_at)
      VALUES (:issuer, :subject, :person, :now, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND_OF_PERSON =
      """
      SELECT issuer, connected_at, used_at FROM accounts.outside_identity
      WHERE person_id = :person ORDER BY connected_at
      """;

  private static final List<String> FORGET_EARLIER_PROOFS =
      List.of(
          "DELETE FROM accounts.password WHERE person_id = :person",
          "DELETE FROM accounts.passkey WHERE person_id = :person",
          "DELETE FROM accounts.access_token WHERE person_id = :person");

  private final JdbcClient jdbc;

  JdbcOutsideIdentities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who has an address.
   *
   * @param confirmed when they showed that it is theirs; null when they never did
   */
  record Owner(PersonId person, @Nullable Instant confirmed) {}

  /** An identity elsewhere as its person sees it. */
  record Connected(String issuer, Instant since, Instant used) {}

  /** The person whose identity it is, and notes that it was used. */
  Optional<PersonId> use(String issuer, String subject, Instant now) {
    return jdbc.sql(USE)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("now", JdbcAccounts.time(now))
        .query(Long.class)
        .optional()
        .map(PersonId::new);
  }

  Optional<Owner> owner(String email) {
    return jdbc.sql(FIND_OWNER_OF_EMAIL)
        .param("email", email)
        .query(
            (row, _) ->
                new Owner(
                    new PersonId(row.getLong("id")), JdbcAccounts.instant(row, "confirmed_at")))
        .optional();
  }

  /** Connects; gives whether nothing stood in the way. */
  boolean connect(OutsideIdentity identity, PersonId person, Instant now) {
    return jdbc.sql(CONNECT)
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .param("person", person.value())
            .param("now", JdbcAccounts.time(now))
            .update()
        > 0;
  }

  List<Connected> of(PersonId person) {
    return jdbc.sql(FIND_OF_PERSON)
        .param("person", person.value())
        .query(
            (row, _) ->
                new Connected(
                    row.getString("issuer"),
                    row.getTimestamp("connected_at").toInstant(),
                    row.getTimestamp("used_at").toInstant()))
        .list();
  }

  /** Takes away password, passkeys and tokens, with which somebody else may come. */
  void forgetEarlierProofs(PersonId person) {
    FORGET_EARLIER_PROOFS.forEach(sql -> jdbc.sql(sql).param("person", person.value()).update());
  }
}
