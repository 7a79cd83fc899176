package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of organizations and of who belongs to them. */
@Repository
class JdbcMembers {
  private static final String FIND_ORGANIZATION =
      "SELECT id, side, name, created_at FROM accounts.organization WHERE id = :id";

  private static final String FIND_ORGANIZATIONS =
      "SELECT id, side, name, created_at FROM accounts.organization WHERE side = :side ORDER BY id";

  private static final String SELECT_MEMBERS =
      """
      SELECT m.person_id, m.organization_id, m.roles, m.created_at, p.name, p.email
      FROM accounts.membership m JOIN accounts.person p ON p.id = m.person_id
      """;

  private static final String FIND_MEMBERS =
      SELECT_MEMBERS + "WHERE m.organization_id = :organization ORDER BY m.created_at, m.person_id";

  private static final String FIND_MEMBER =
      SELECT_MEMBERS + "WHERE m.organization_id = :organization AND lower(p.email) = lower(:email)";

  private static final String FIND_EVERYBODY =
      SELECT_MEMBERS + "WHERE :role = ANY (m.roles) ORDER BY m.created_at, m.person_id";

  private static final String FIND_NAME =
      "SELECT name FROM accounts.person WHERE id = :person AND erased_at IS NULL";

  private static final String FIND_ORGANIZATIONS_OF =
      "SELECT organization_id FROM accounts.membership WHERE person_id = :person";

  private static final String FIND_NAMES =
      "SELECT id, name FROM accounts.person WHERE id = ANY (:people) AND erased_at IS NULL";

  private static final String IS_MEMBER =
      """
      SELECT EXISTS (SELECT 1 FROM accounts.membership
                     WHERE person_id = :person AND organization_id = :organization)
      """;

  private static final String FIND_HOLDERS =
      """
      SELECT person_id FROM accounts.membership
      WHERE organization_id = :organization AND :role = ANY (roles) ORDER BY person_id
      """;

  private static final String LOCK_ORGANIZATION =
      "SELECT id FROM accounts.organization WHERE id = :organization FOR UPDATE";

  private static final String UPDATE_ROLES =
      """
      UPDATE accounts.membership SET roles = :roles
      WHERE person_id = :person AND organization_id = :organization
      """;

  private static final String DELETE_MEMBERSHIP =
      """
      DELETE FROM accounts.membership
      WHERE person_id = :person AND organization_id = :organization
      """;

  private static final String RENAME =
      "UPDATE accounts.organization SET name = :name WHERE id = :organization";

  private final JdbcClient jdbc;

  JdbcMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Organization> organization(OrganizationId id) {
    return jdbc.sql(FIND_ORGANIZATION)
        .param("id", id.value())
        .query((row, _) -> organization(row))
        .optional();
  }

  List<Organization> organizations(Side side) {
    return jdbc.sql(FIND_ORGANIZATIONS)
        .param("side", side.code())
        .query((row, _) -> organization(row))
        .list();
  }

  List<Member> members(OrganizationId organization) {
    return jdbc.sql(FIND_MEMBERS)
        .param("organization", organization.value())
        .query((row, _) -> member(row))
        .list();
  }

  Optional<Member> member(OrganizationId organization, String email) {
    return jdbc.sql(FIND_MEMBER)
        .param("organization", organization.value())
        .param("email", email.strip())
        .query((row, _) -> member(row))
        .optional();
  }

  List<Member> everybody(MemberRole role) {
    return jdbc.sql(FIND_EVERYBODY)
        .param("role", role.code())
        .query((row, _) -> member(row))
        .list();
  }

  Optional<String> name(PersonId person) {
    return jdbc.sql(FIND_NAME).param("person", person.value()).query(String.class).optional();
  }

  Set<OrganizationId> organizationsOf(PersonId person) {
    return Set.copyOf(
        jdbc.sql(FIND_ORGANIZATIONS_OF)
            .param("person", person.value())
            .query((row, _) -> new OrganizationId(row.getLong(1)))
            .list());
  }

  Map<PersonId, String> names(Collection<PersonId> people) {
    Map<PersonId, String> names = new HashMap<>();
    jdbc.sql(FIND_NAMES)
        .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
        .query((row, _) -> names.put(new PersonId(row.getLong("id")), row.getString("name")))
        .list();
    return names;
  }

  /** Nobody else changes the organization's members until the transaction ends. */
  void lock(OrganizationId organization) {
    jdbc.sql(LOCK_ORGANIZATION)
        .param("organization", organization.value())
        .query(Long.class)
        .single();
  }

  boolean isMember(PersonId person, OrganizationId organization) {
    return jdbc.sql(IS_MEMBER)
        .param("person", person.value())
        .param("organization", organization.value())
        .query(Boolean.class)
        .single();
  }

  /** Who has a role in an organization. */
  List<PersonId> holders(OrganizationId organization, MemberRole role) {
    return jdbc.sql(FIND_HOLDERS)
        .param("organization", organization.value())
        .param("role", role.code())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  void changeRoles(PersonId person, OrganizationId organization, Collection<MemberRole> roles) {
    jdbc.sql(UPDATE_ROLES)
        .param("person", person.value())
        .param("organization", organization.value())
        .param("roles", codes(roles))
        .update();
  }

  void remove(PersonId person, OrganizationId organization) {
    jdbc.sql(DELETE_MEMBERSHIP)
        .param("person", person.value())
        .param("organization", organization.value())
        .update();
  }

  void rename(OrganizationId organization, String name) {
    jdbc.sql(RENAME).param("organization", organization.value()).param("name", name).update();
  }

  private static Organization organization(ResultSet row) throws SQLException {
    return new Organization(
        new OrganizationId(row.getLong("id")),
        side(row),
        row.getString("name"),
        row.getTimestamp("created_at").toInstant());
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        new PersonId(row.getLong("person_id")),
        new OrganizationId(row.getLong("organization_id")),
        row.getString("name"),
        row.getString("email"),
        roles(row.getArray("roles")),
        row.getTimestamp("created_at").toInstant());
  }

  static Side side(ResultSet row) throws SQLException {
    return Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT));
  }

  static Set<MemberRole> roles(Array codes) throws SQLException {
    return Arrays.stream((String[]) codes.getArray())
        .map(MemberRole::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String[] codes(Collection<MemberRole> roles) {
    return roles.stream().map(MemberRole::code).sorted().toArray(String[]::new);
  }
}
