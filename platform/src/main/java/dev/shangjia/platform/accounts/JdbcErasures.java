package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes everything out of the tables of accounts that says who somebody is. */
@Repository
class JdbcErasures {
  private static final String LOCK_PERSON =
      """
      SELECT email, name FROM accounts.person
      WHERE id = :person AND erased_at IS NULL FOR UPDATE
      """;

  /** In organizations with others, of whom none could follow. */
  private static final String FIND_ALONE_IN_CHARGE =
      """
      SELECT o.name FROM accounts.membership m
      JOIN accounts.organization o ON o.id = m.organization_id
      WHERE m.person_id = :person AND m.roles && CAST(:managing AS text[])
        AND NOT EXISTS (SELECT 1 FROM accounts.membership x
                        WHERE x.organization_id = m.organization_id
                          AND x.person_id <> m.person_id AND x.roles && CAST(:managing AS text[]))
        AND (o.side = 'operator'
             OR EXISTS (SELECT 1 FROM accounts.membership x
                        WHERE x.organization_id = m.organization_id
                          AND x.person_id <> m.person_id))
      ORDER BY o.id
      """;

  private static final String FORGET_PERSON =
      """
      UPDATE accounts.person
      SET email = 'erased:' || id, name = '', last_organization_id = NULL, confirmed_at = NULL,
          erased_at = :at
      WHERE id = :person
      """;

  /** All ways to sign in; passkeys go with their owner's number. */
  private static final List<String> DELETE_WAYS_IN =
      List.of(
          "DELETE FROM accounts.password WHERE person_id = :person",
          "DELETE FROM accounts.access_token WHERE person_id = :person",
          "DELETE FROM accounts.sign_in_link WHERE person_id = :person",
          "DELETE FROM accounts.passkey_owner WHERE person_id = :person",
          "DELETE FROM accounts.outside_identity WHERE person_id = :person");

  /** That somebody was invited, by whom and when, stays for a year as for all others. */
  private static final String FORGET_INVITATIONS =
      """
      UPDATE accounts.invitation
      SET email = 'erased:' || id,
          withdrawn_at = CASE WHEN accepted_at IS NULL THEN coalesce(withdrawn_at, :at) END
      WHERE lower(email) = lower(:email)
      """;

  private final JdbcClient jdbc;

  JdbcErasures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What says who somebody is. */
  record Identity(String email, String name) {}

  /** Whom nobody else erases meanwhile; empty when there is nobody, or nobody any more. */
  Optional<Identity> lock(PersonId person) {
    return jdbc.sql(LOCK_PERSON)
        .param("person", person.value())
        .query((row, _) -> new Identity(row.getString("email"), row.getString("name")))
        .optional();
  }

  /** The names of organizations that somebody leads alone and that others belong to. */
  List<String> aloneInCharge(PersonId person, List<MemberRole> managing) {
    return jdbc.sql(FIND_ALONE_IN_CHARGE)
        .param("person", person.value())
        .param("managing", JdbcMembers.codes(managing))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Forgets name, address, ways to sign in, and invitations. Memberships have ended before. */
  void forget(PersonId person, Identity identity, Instant at) {
    DELETE_WAYS_IN.forEach(delete -> jdbc.sql(delete).param("person", person.value()).update());
    jdbc.sql(FORGET_INVITATIONS)
        .param("email", identity.email())
        .param("at", JdbcAccounts.time(at))
        .update();
    jdbc.sql(FORGET_PERSON)
        .param("person", person.value())
        .param("at", JdbcAccounts.time(at))
        .update();
  }
}
