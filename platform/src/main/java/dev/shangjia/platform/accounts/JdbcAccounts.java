package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of people and of what they can sign in as. */
@Repository
class JdbcAccounts {
  private static final String HAS_OPERATOR =
      "SELECT EXISTS (SELECT 1 FROM accounts.organization WHERE side = 'operator')";

  private static final String LOCK_SET_UP =
      "SELECT pg_advisory_xact_lock(hashtext('accounts.set-up'))";

  private static final String INSERT_ORGANIZATION =
      """
      INSERT INTO accounts.organization (side, name, created_at) VALUES (:side, :name, :at)
      RETURNING id
      """;

  private static final String INSERT_PERSON =
      """
      INSERT INTO accounts.person (email, name, language, created_at)
      VALUES (:email, :name, :language, :at)
      ON CONFLICT (lower(email)) DO NOTHING
      RETURNING id
      """;

  private static final String INSERT_MEMBERSHIP =
      """
      INSERT INTO accounts.membership (person_id, organization_id, roles, created_at)
      VALUES (:person, :organization, :roles, :at)
      ON CONFLICT (person_id, organization_id) DO NOTHING
      """;

  private static final String UPSERT_PASSWORD =
      """
      INSERT INTO accounts.password (person_id, hash, changed_at) VALUES (:person, :hash, :at)
      ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
      """;

  private static final String FIND_CREDENTIALS =
      """
      SELECT p.id, w.hash FROM accounts.person p
      LEFT JOIN accounts.password w ON w.person_id = p.id
      WHERE lower(p.email) = lower(:email) AND p.erased_at IS NULL
      """;

  private static final String FIND_PERSON =
      """
      SELECT p.id, p.email, p.name, p.language, p.confirmed_at, w.changed_at
      FROM accounts.person p LEFT JOIN accounts.password w ON w.person_id = p.id
      WHERE p.id = :person AND p.erased_at IS NULL
      """;

  private static final String FIND_HASH =
      "SELECT hash FROM accounts.password WHERE person_id = :person";

  private static final String FIND_MEMBERSHIPS =
      """
      SELECT m.person_id, m.organization_id, m.roles, p.name AS person_name,
             o.name AS organization_name, o.side
      FROM accounts.membership m
      JOIN accounts.person p ON p.id = m.person_id
      JOIN accounts.organization o ON o.id = m.organization_id
      WHERE m.person_id = :person
      ORDER BY m.organization_id = p.last_organization_id DESC NULLS LAST, m.organization_id
      """;

  private static final String UPDATE_LAST_ORGANIZATION =
      "UPDATE accounts.person SET last_organization_id = :organization WHERE id = :person";

  private static final String UPDATE_PROFILE =
      "UPDATE accounts.person SET name = :name, language = :language WHERE id = :person";

  private final JdbcClient jdbc;

  JdbcAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How somebody proves who they are.
   *
   * @param password its hash; null when the person has none
   */
  record Credentials(PersonId person, @Nullable String password) {}

  /** Lets one transaction at a time set the market up. */
  void lockSetUp() {
    jdbc.sql(LOCK_SET_UP).query().singleRow();
  }

  boolean hasOperator() {
    return jdbc.sql(HAS_OPERATOR).query(Boolean.class).single();
  }

  OrganizationId addOrganization(Side side, String name, Instant at) {
    return new OrganizationId(
        jdbc.sql(INSERT_ORGANIZATION)
            .param("side", side.code())
            .param("name", name)
            .param("at", time(at))
            .query(Long.class)
            .single());
  }

  /** Adds a person; empty when the address is taken. */
  Optional<PersonId> addPerson(String email, String name, String language, Instant at) {
    return jdbc.sql(INSERT_PERSON)
        .param("email", email)
        .param("name", name)
        .param("language", language)
        .param("at", time(at))
        .query(Long.class)
        .optional()
        .map(PersonId::new);
  }

  /** Makes somebody a member; who is one keeps their roles. Gives whether they were none. */
  boolean addMembership(
      PersonId person, OrganizationId organization, Collection<MemberRole> roles, Instant at) {
    return jdbc.sql(INSERT_MEMBERSHIP)
            .param("person", person.value())
            .param("organization", organization.value())
            .param("roles", JdbcMembers.codes(roles))
            .param("at", time(at))
            .update()
        > 0;
  }

  void setPassword(PersonId person, String hash, Instant at) {
    jdbc.sql(UPSERT_PASSWORD)
        .param("person", person.value())
        .param("hash", hash)
        .param("at", time(at))
        .update();
  }

  Optional<Credentials> credentials(String email) {
    return jdbc.sql(FIND_CREDENTIALS)
        .param("email", email)
        .query((row, _) -> new Credentials(new PersonId(row.getLong("id")), row.getString("hash")))
        .optional();
  }

  Optional<String> hash(PersonId person) {
    return jdbc.sql(FIND_HASH).param("person", person.value()).query(String.class).optional();
  }

  Optional<Person> person(PersonId person) {
    return jdbc.sql(FIND_PERSON)
        .param("person", person.value())
        .query((row, _) -> person(row))
        .optional();
  }

  /** Everything that a person can sign in as: the last one first, then the oldest. */
  List<SignedIn> memberships(PersonId person) {
    return jdbc.sql(FIND_MEMBERSHIPS)
        .param("person", person.value())
        .query((row, _) -> signedIn(row))
        .list();
  }

  void remember(PersonId person, OrganizationId last) {
    jdbc.sql(UPDATE_LAST_ORGANIZATION)
        .param("person", person.value())
        .param("organization", last.value())
        .update();
  }

  void changeProfile(PersonId person, String name, String language) {
    jdbc.sql(UPDATE_PROFILE)
        .param("person", person.value())
        .param("name", name)
        .param("language", language)
        .update();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        new PersonId(row.getLong("id")),
        row.getString("email"),
        row.getString("name"),
        row.getString("language"),
        instant(row, "confirmed_at"),
        instant(row, "changed_at"));
  }

  private static SignedIn signedIn(ResultSet row) throws SQLException {
    return new SignedIn(
        new PersonId(row.getLong("person_id")),
        new OrganizationId(row.getLong("organization_id")),
        JdbcMembers.side(row),
        row.getString("person_name"),
        row.getString("organization_name"),
        JdbcMembers.roles(row.getArray("roles")));
  }
}
