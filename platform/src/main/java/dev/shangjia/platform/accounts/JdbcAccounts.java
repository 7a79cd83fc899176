package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of organizations, people and memberships. */
@Repository
class JdbcAccounts {
  private static final String HAS_OPERATOR =
      "SELECT EXISTS (SELECT 1 FROM accounts.organization WHERE side = 'operator')";

  private static final String INSERT_ORGANIZATION =
      "INSERT INTO accounts.organization (side, name) VALUES (:side, :name) RETURNING id";

  private static final String INSERT_PERSON =
      """
      INSERT INTO accounts.person (email, name, password)
      VALUES (:email, :name, :password) RETURNING id
      """;

  private static final String INSERT_MEMBERSHIP =
      """
      INSERT INTO accounts.membership (person_id, organization_id, roles)
      VALUES (:person, :organization, :roles)
      """;

  private static final String FIND_PASSWORD =
      "SELECT id, password FROM accounts.person WHERE lower(email) = lower(:email)";

  private static final String FIND_MEMBERSHIPS =
      """
      SELECT m.person_id, m.organization_id, m.roles, p.name AS person_name,
             o.name AS organization_name, o.side
      FROM accounts.membership m
      JOIN accounts.person p ON p.id = m.person_id
      JOIN accounts.organization o ON o.id = m.organization_id
      WHERE m.person_id = :person
      ORDER BY m.organization_id
      """;

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

  boolean hasOperator() {
    return jdbc.sql(HAS_OPERATOR).query(Boolean.class).single();
  }

  OrganizationId addOrganization(Side side, String name) {
    return new OrganizationId(
        jdbc.sql(INSERT_ORGANIZATION)
            .param("side", side.code())
            .param("name", name)
            .query(Long.class)
            .single());
  }

  PersonId addPerson(String email, String name, @Nullable String passwordHash) {
    return new PersonId(
        jdbc.sql(INSERT_PERSON)
            .param("email", email)
            .param("name", name)
            .param("password", passwordHash)
            .query(Long.class)
            .single());
  }

  void addMembership(PersonId person, OrganizationId organization, Collection<MemberRole> roles) {
    jdbc.sql(INSERT_MEMBERSHIP)
        .param("person", person.value())
        .param("organization", organization.value())
        .param("roles", roles.stream().map(MemberRole::code).toArray(String[]::new))
        .update();
  }

  Optional<Credentials> credentials(String email) {
    return jdbc.sql(FIND_PASSWORD)
        .param("email", email)
        .query(
            (row, _) -> new Credentials(new PersonId(row.getLong("id")), row.getString("password")))
        .optional();
  }

  /** Everything that a person can sign in as, the oldest first. */
  List<SignedIn> memberships(PersonId person) {
    return jdbc.sql(FIND_MEMBERSHIPS)
        .param("person", person.value())
        .query((row, _) -> signedIn(row))
        .list();
  }

  private static SignedIn signedIn(ResultSet row) throws SQLException {
    return new SignedIn(
        new PersonId(row.getLong("person_id")),
        new OrganizationId(row.getLong("organization_id")),
        Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
        row.getString("person_name"),
        row.getString("organization_name"),
        roles(row.getArray("roles")));
  }

  private static Set<MemberRole> roles(Array codes) throws SQLException {
    return Arrays.stream((String[]) codes.getArray())
        .map(MemberRole::of)
        .collect(Collectors.toUnmodifiableSet());
  }
}
