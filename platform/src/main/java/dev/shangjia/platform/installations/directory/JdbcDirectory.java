package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of departments and people. */
@Repository
class JdbcDirectory {
  private static final String FIND_DEPARTMENTS =
      """
      SELECT * FROM installations.department WHERE organization_id = :organization
      ORDER BY lower(name), id
      """;

  private static final String ADD_DEPARTMENT =
      """
      INSERT INTO installations.department
        (organization_id, external_id, name, parent_id, created_at, changed_at)
      VALUES (:organization, :externalId, :name, :parent, :at, :at) RETURNING id
      """;

  private static final String CHANGE_DEPARTMENT =
      """
      UPDATE installations.department
      SET external_id = :externalId, name = :name, parent_id = :parent, changed_at = :at
      WHERE organization_id = :organization AND id = :id
      """;

  private static final String REMOVE_DEPARTMENT =
      "DELETE FROM installations.department WHERE organization_id = :organization AND id = :id";

  private static final String FIND_ENTRIES =
      """
      SELECT * FROM installations.directory_entry WHERE organization_id = :organization
      ORDER BY id
      """;

  private static final String SEARCH =
      """
      SELECT * FROM installations.directory_entry
      WHERE organization_id = :organization
        AND (:text = '' OR strpos(lower(name), lower(:text)) > 0
             OR strpos(lower(email), lower(:text)) > 0)
      ORDER BY NOT active, lower(name), id LIMIT :most
      """;

  private static final String COUNT =
      "SELECT count(*) FROM installations.directory_entry WHERE organization_id = :organization";

  private static final String FIND_ENTRY =
      """
      SELECT * FROM installations.directory_entry
      WHERE organization_id = :organization AND id = :id
      """;

  private static final String FIND_TAKEN =
      """
      SELECT CASE WHEN lower(user_name) = :userName THEN user_name ELSE email END
      FROM installations.directory_entry
      WHERE organization_id = :organization AND id <> :id
        AND (lower(user_name) = :userName OR lower(email) = :email)
      LIMIT 1
      """;

  private static final String FIND_BY_EMAILS =
      """
      SELECT * FROM installations.directory_entry
      WHERE organization_id = :organization AND lower(email) = ANY (:emails)
      """;

  private static final String FIND_OF_PERSON =
      """
      SELECT * FROM installations.directory_entry
      WHERE organization_id = :organization AND person_id = :person
      """;

  private static final String ADD_ENTRY =
      """
      INSERT INTO installations.directory_entry (organization_id, person_id, external_id, user_name,
        email, name, title, active, created_at, changed_at)
      VALUES (:organization, :person, :externalId, :userName, :email, :name, :title, :active, :at,
        :at)
      RETURNING id
      """;

  private static final String CHANGE_ENTRY =
      """
      UPDATE installations.directory_entry
      SET person_id = :person, external_id = :externalId, user_name = :userName, email = :email,
        name = :name, title = :title, active = :active, changed_at = :at
      WHERE organization_id = :organization AND id = :id
      """;

  private static final String REMOVE_ENTRY =
      """
      DELETE FROM installations.directory_entry
      WHERE organization_id = :organization AND id = :id
      """;

  private static final String UNLINK =
      """
      UPDATE installations.directory_entry SET person_id = NULL, active = false
      WHERE organization_id = :organization AND id = :id
      """;

  private static final String FORGET =
      "DELETE FROM installations.directory_entry WHERE person_id = :person";

  private static final String FIND_BELONGING =
      """
      SELECT department_id, entry_id FROM installations.department_entry
      WHERE organization_id = :organization
      """;

  private static final String FIND_BELONGING_TO =
      """
      SELECT entry_id FROM installations.department_entry
      WHERE organization_id = :organization AND department_id = :department
      """;

  private static final String ADD_BELONGING =
      """
      INSERT INTO installations.department_entry (department_id, entry_id, organization_id)
      VALUES (:department, :entry, :organization) ON CONFLICT DO NOTHING
      """;

  private static final String REMOVE_BELONGING =
      """
      DELETE FROM installations.department_entry
      WHERE organization_id = :organization AND department_id = :department AND entry_id = :entry
      """;

  private static final String LOCK = "SELECT pg_advisory_xact_lock(:lock, :organization)::text";

  /** Names the lock on an enterprise's directory among those of PostgreSQL. */
  private static final int DIRECTORY = 0x64697265;

  private final JdbcClient jdbc;

  JdbcDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nobody else changes the enterprise's directory until the transaction ends. */
  void lock(OrganizationId organization) {
    jdbc.sql(LOCK)
        .param("lock", DIRECTORY)
        .param("organization", (int) organization.value())
        .query(String.class)
        .single();
  }

  List<Department> departments(OrganizationId organization) {
    return jdbc.sql(FIND_DEPARTMENTS)
        .param("organization", organization.value())
        .query((row, _) -> department(row))
        .list();
  }

  long add(
      OrganizationId organization,
      @Nullable String externalId,
      String name,
      @Nullable Long parent,
      Instant at) {
    return jdbc.sql(ADD_DEPARTMENT)
        .param("organization", organization.value())
        .param("externalId", externalId)
        .param("name", name)
        .param("parent", parent)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  void change(OrganizationId organization, Department department, Instant at) {
    jdbc.sql(CHANGE_DEPARTMENT)
        .param("organization", organization.value())
        .param("id", department.id())
        .param("externalId", department.externalId())
        .param("name", department.name())
        .param("parent", department.parent())
        .param("at", Timestamp.from(at))
        .update();
  }

  void removeDepartment(OrganizationId organization, long id) {
    jdbc.sql(REMOVE_DEPARTMENT)
        .param("organization", organization.value())
        .param("id", id)
        .update();
  }

  List<DirectoryEntry> entries(OrganizationId organization) {
    return jdbc.sql(FIND_ENTRIES)
        .param("organization", organization.value())
        .query((row, _) -> entry(row))
        .list();
  }

  List<DirectoryEntry> search(OrganizationId organization, String text, int most) {
    return jdbc.sql(SEARCH)
        .param("organization", organization.value())
        .param("text", text)
        .param("most", most)
        .query((row, _) -> entry(row))
        .list();
  }

  int count(OrganizationId organization) {
    return jdbc.sql(COUNT)
        .param("organization", organization.value())
        .query(Integer.class)
        .single();
  }

  Optional<DirectoryEntry> entry(OrganizationId organization, long id) {
    return jdbc.sql(FIND_ENTRY)
        .param("organization", organization.value())
        .param("id", id)
        .query((row, _) -> entry(row))
        .optional();
  }

  /** The user name or address of somebody other that is used again; empty when none is. */
  Optional<String> taken(OrganizationId organization, String userName, String email, long id) {
    return jdbc.sql(FIND_TAKEN)
        .param("organization", organization.value())
        .param("id", id)
        .param("userName", Directory.folded(userName))
        .param("email", Directory.folded(email))
        .query(String.class)
        .optional();
  }

  List<DirectoryEntry> withEmails(OrganizationId organization, Collection<String> emails) {
    return jdbc.sql(FIND_BY_EMAILS)
        .param("organization", organization.value())
        .param("emails", emails.stream().map(Directory::folded).toArray(String[]::new))
        .query((row, _) -> entry(row))
        .list();
  }

  Optional<DirectoryEntry> of(OrganizationId organization, PersonId person) {
    return jdbc.sql(FIND_OF_PERSON)
        .param("organization", organization.value())
        .param("person", person.value())
        .query((row, _) -> entry(row))
        .optional();
  }

  /** Adds somebody, whose number does not count yet. */
  long add(OrganizationId organization, DirectoryEntry entry, Instant at) {
    return values(ADD_ENTRY, organization, entry, at).query(Long.class).single();
  }

  void change(OrganizationId organization, DirectoryEntry entry, Instant at) {
    values(CHANGE_ENTRY, organization, entry, at).param("id", entry.id()).update();
  }

  private JdbcClient.StatementSpec values(
      String statement, OrganizationId organization, DirectoryEntry entry, Instant at) {
    PersonId person = entry.person();
    return jdbc.sql(statement)
        .param("organization", organization.value())
        .param("person", person == null ? null : person.value())
        .param("externalId", entry.externalId())
        .param("userName", entry.userName())
        .param("email", entry.email())
        .param("name", entry.name())
        .param("title", entry.title())
        .param("active", entry.active())
        .param("at", Timestamp.from(at));
  }

  void removeEntry(OrganizationId organization, long id) {
    jdbc.sql(REMOVE_ENTRY).param("organization", organization.value()).param("id", id).update();
  }

  /** They are no member any more. */
  void unlink(OrganizationId organization, long id) {
    jdbc.sql(UNLINK).param("organization", organization.value()).param("id", id).update();
  }

  /** Forgets somebody wherever they are in a directory. */
  void forget(PersonId person) {
    jdbc.sql(FORGET).param("person", person.value()).update();
  }

  /** The people of each department, by its number. */
  Map<Long, Set<Long>> belonging(OrganizationId organization) {
    Map<Long, Set<Long>> belonging = new HashMap<>();
    jdbc.sql(FIND_BELONGING)
        .param("organization", organization.value())
        .query(
            (row, _) ->
                belonging
                    .computeIfAbsent(row.getLong("department_id"), _ -> new TreeSet<>())
                    .add(row.getLong("entry_id")))
        .list();
    return belonging;
  }

  /** The people of one department. */
  Set<Long> belonging(OrganizationId organization, long department) {
    return new TreeSet<>(
        jdbc.sql(FIND_BELONGING_TO)
            .param("organization", organization.value())
            .param("department", department)
            .query(Long.class)
            .list());
  }

  void put(OrganizationId organization, long department, long entry) {
    jdbc.sql(ADD_BELONGING)
        .param("organization", organization.value())
        .param("department", department)
        .param("entry", entry)
        .update();
  }

  void take(OrganizationId organization, long department, long entry) {
    jdbc.sql(REMOVE_BELONGING)
        .param("organization", organization.value())
        .param("department", department)
        .param("entry", entry)
        .update();
  }

  static Department department(ResultSet row) throws SQLException {
    return new Department(
        row.getLong("id"),
        row.getString("external_id"),
        row.getString("name"),
        row.getObject("parent_id", Long.class),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }

  static DirectoryEntry entry(ResultSet row) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new DirectoryEntry(
        row.getLong("id"),
        person == null ? null : new PersonId(person),
        row.getString("external_id"),
        row.getString("user_name"),
        row.getString("email"),
        row.getString("name"),
        row.getString("title"),
        row.getBoolean("active"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }
}
