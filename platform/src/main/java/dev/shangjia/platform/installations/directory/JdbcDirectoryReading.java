package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.installations.directory.DirectoryReading.Page;
import dev.shangjia.platform.installations.directory.DirectoryReading.Wanted;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Questions about some of a directory's rows. */
@Repository
class JdbcDirectoryReading {
  private static final String FITTING_PEOPLE =
      """
      FROM installations.directory_entry
      WHERE organization_id = :organization
        AND (:id::bigint IS NULL OR id = :id)
        AND (:externalId::text IS NULL OR external_id = :externalId)
        AND (:userName::text IS NULL OR lower(user_name) = :userName)
        AND (:email::text IS NULL OR lower(email) = :email)
        AND (:name::text IS NULL OR lower(name) = :name)
        AND (:active::boolean IS NULL OR active = :active)
      """;

  private static final String FITTING_DEPARTMENTS =
      """
      FROM installations.department
      WHERE organization_id = :organization
        AND (:id::bigint IS NULL OR id = :id)
        AND (:externalId::text IS NULL OR external_id = :externalId)
        AND (:name::text IS NULL OR lower(name) = :name)
      """;

  private static final String COUNT = "SELECT count(*) ";
  private static final String ALL = "SELECT * ";
  private static final String PEOPLE_IN_ORDER = "ORDER BY id OFFSET :first LIMIT :most";
  private static final String DEPARTMENTS_IN_ORDER =
      "ORDER BY lower(name), id OFFSET :first LIMIT :most";

  private static final String FIND_DEPARTMENTS_OF =
      """
      SELECT department.*, belonging.entry_id
      FROM installations.department_entry belonging
        JOIN installations.department ON department.id = belonging.department_id
      WHERE belonging.organization_id = :organization AND belonging.entry_id = ANY (:ids)
      ORDER BY lower(name), id
      """;

  private static final String FIND_PEOPLE_OF =
      """
      SELECT entry.*, belonging.department_id
      FROM installations.department_entry belonging
        JOIN installations.directory_entry entry ON entry.id = belonging.entry_id
      WHERE belonging.organization_id = :organization AND belonging.department_id = ANY (:ids)
      ORDER BY id
      """;

  private static final String FIND_KNOWN =
      """
      SELECT id FROM installations.directory_entry
      WHERE organization_id = :organization AND id = ANY (:ids)
      """;

  private final JdbcClient jdbc;

  JdbcDirectoryReading(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<DirectoryEntry> people(OrganizationId organization, Wanted wanted, int first, int most) {
    return page(
        people(COUNT + FITTING_PEOPLE, organization, wanted),
        people(ALL + FITTING_PEOPLE + PEOPLE_IN_ORDER, organization, wanted),
        first,
        most,
        (row, _) -> JdbcDirectory.entry(row));
  }

  Page<Department> departments(OrganizationId organization, Wanted wanted, int first, int most) {
    return page(
        fitting(COUNT + FITTING_DEPARTMENTS, organization, wanted),
        fitting(ALL + FITTING_DEPARTMENTS + DEPARTMENTS_IN_ORDER, organization, wanted),
        first,
        most,
        (row, _) -> JdbcDirectory.department(row));
  }

  private static <T> Page<T> page(
      StatementSpec count, StatementSpec find, int first, int most, RowMapper<T> mapper) {
    return new Page<>(
        find.param("first", first).param("most", most).query(mapper).list(),
        count.query(Integer.class).single());
  }

  private StatementSpec people(String statement, OrganizationId organization, Wanted wanted) {
    return fitting(statement, organization, wanted)
        .param("userName", folded(wanted.userName()))
        .param("email", folded(wanted.email()))
        .param("active", wanted.active());
  }

  private StatementSpec fitting(String statement, OrganizationId organization, Wanted wanted) {
    return jdbc.sql(statement)
        .param("organization", organization.value())
        .param("id", wanted.id())
        .param("externalId", wanted.externalId())
        .param("name", folded(wanted.name()));
  }

  private static @Nullable String folded(@Nullable String name) {
    return name == null ? null : Directory.folded(name);
  }

  Map<Long, List<Department>> departmentsOf(OrganizationId organization, Collection<Long> people) {
    Map<Long, List<Department>> departments = new HashMap<>();
    some(FIND_DEPARTMENTS_OF, organization, people)
        .query(
            (row, _) ->
                departments
                    .computeIfAbsent(row.getLong("entry_id"), _ -> new ArrayList<>())
                    .add(JdbcDirectory.department(row)))
        .list();
    return departments;
  }

  Map<Long, List<DirectoryEntry>> peopleOf(
      OrganizationId organization, Collection<Long> departments) {
    Map<Long, List<DirectoryEntry>> people = new HashMap<>();
    some(FIND_PEOPLE_OF, organization, departments)
        .query(
            (row, _) ->
                people
                    .computeIfAbsent(row.getLong("department_id"), _ -> new ArrayList<>())
                    .add(JdbcDirectory.entry(row)))
        .list();
    return people;
  }

  Set<Long> known(OrganizationId organization, Collection<Long> people) {
    return new HashSet<>(some(FIND_KNOWN, organization, people).query(Long.class).list());
  }

  private StatementSpec some(String statement, OrganizationId organization, Collection<Long> ids) {
    return jdbc.sql(statement)
        .param("organization", organization.value())
        .param("ids", ids.toArray(Long[]::new));
  }
}
