package dev.shangjia.platform.accounts;

import dev.shangjia.platform.accounts.Invitations.Invitation;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of invitations. */
@Repository
class JdbcInvitations {
  private static final String ADD =
      """
      INSERT INTO accounts.invitation
        (organization_id, email, roles, secret, invited_by, created_at, expires_at)
      VALUES (:organization, :email, :roles, :secret, :by, :now, :expires)
      """;

  private static final String SELECT_OPEN =
      """
      SELECT i.id, i.organization_id, o.name AS organization_name, i.email, i.roles, i.expires_at, i.invited_by AS inviter,
             coalesce(p.name, '') AS invited_by
      FROM accounts.invitation i
      JOIN accounts.organization o ON o.id = i.organization_id
      LEFT JOIN accounts.person p ON p.id = i.invited_by
      WHERE i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > :now
      """;

  private static final String FIND_OPEN_OF_ORGANIZATION =
      SELECT_OPEN + "AND i.organization_id = :organization ORDER BY i.id DESC";

  private static final String FIND_OPEN = SELECT_OPEN + "AND i.secret = :secret";

  private static final String LOCK_OPEN = FIND_OPEN + " FOR UPDATE OF i";

  private static final String FIND_OPEN_FOR_EMAIL =
      SELECT_OPEN + "AND lower(i.email) = lower(:email) ORDER BY i.id DESC";

  private static final String LOCK_OPEN_BY_ID = SELECT_OPEN + "AND i.id = :id FOR UPDATE OF i";

  private static final String FIND_EMAIL = "SELECT email FROM accounts.person WHERE id = :person";

  private static final String WITHDRAW =
      """
      UPDATE accounts.invitation SET withdrawn_at = :now
      WHERE id = :id AND organization_id = :organization AND accepted_at IS NULL
      """;

  private static final String WITHDRAW_EARLIER =
      """
      UPDATE accounts.invitation SET withdrawn_at = :now
      WHERE organization_id = :organization AND lower(email) = lower(:email)
        AND accepted_at IS NULL AND withdrawn_at IS NULL
      """;

  private static final String ACCEPT =
      "UPDATE accounts.invitation SET accepted_at = :now, accepted_by = :person WHERE id = :id";

  private static final String FORGET = "DELETE FROM accounts.invitation WHERE expires_at < :before";

  private final JdbcClient jdbc;

  JdbcInvitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds one; earlier ones to the same address do not work any more. */
  void add(
      SignedIn by,
      String email,
      Set<MemberRole> roles,
      byte[] secret,
      Instant now,
      Instant expires) {
    jdbc.sql(WITHDRAW_EARLIER)
        .param("organization", by.organization().value())
        .param("email", email)
        .param("now", JdbcAccounts.time(now))
        .update();
    jdbc.sql(ADD)
        .param("organization", by.organization().value())
        .param("email", email)
        .param("roles", JdbcMembers.codes(roles))
        .param("secret", secret)
        .param("by", by.person().value())
        .param("now", JdbcAccounts.time(now))
        .param("expires", JdbcAccounts.time(expires))
        .update();
  }

  List<Invitation> open(OrganizationId organization, Instant now) {
    return jdbc.sql(FIND_OPEN_OF_ORGANIZATION)
        .param("organization", organization.value())
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> invitation(row))
        .list();
  }

  List<Invitation> openFor(String email, Instant now) {
    return jdbc.sql(FIND_OPEN_FOR_EMAIL)
        .param("email", email)
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> invitation(row))
        .list();
  }

  /** Finds it so that nobody else accepts it until the transaction ends. */
  Optional<Invitation> lock(long id, Instant now) {
    return jdbc.sql(LOCK_OPEN_BY_ID)
        .param("id", id)
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> invitation(row))
        .optional();
  }

  Optional<Invitation> find(byte[] secret, Instant now) {
    return one(FIND_OPEN, secret, now);
  }

  /** Finds it so that nobody else accepts it until the transaction ends. */
  Optional<Invitation> lock(byte[] secret, Instant now) {
    return one(LOCK_OPEN, secret, now);
  }

  private Optional<Invitation> one(String sql, byte[] secret, Instant now) {
    return jdbc.sql(sql)
        .param("secret", secret)
        .param("now", JdbcAccounts.time(now))
        .query((row, _) -> invitation(row))
        .optional();
  }

  String email(PersonId person) {
    return jdbc.sql(FIND_EMAIL).param("person", person.value()).query(String.class).single();
  }

  void withdraw(OrganizationId organization, long id, Instant now) {
    jdbc.sql(WITHDRAW)
        .param("organization", organization.value())
        .param("id", id)
        .param("now", JdbcAccounts.time(now))
        .update();
  }

  void accepted(long id, PersonId person, Instant now) {
    jdbc.sql(ACCEPT)
        .param("id", id)
        .param("person", person.value())
        .param("now", JdbcAccounts.time(now))
        .update();
  }

  int forgetBefore(Instant before) {
    return jdbc.sql(FORGET).param("before", JdbcAccounts.time(before)).update();
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        row.getLong("id"),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("organization_name"),
        row.getString("email"),
        JdbcMembers.roles(row.getArray("roles")),
        new PersonId(row.getLong("inviter")),
        row.getString("invited_by"),
        row.getTimestamp("expires_at").toInstant());
  }
}
