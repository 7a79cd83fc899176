package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.installations.directory.Department;
import dev.shangjia.platform.installations.directory.DirectoryEntry;
import dev.shangjia.platform.installations.directory.DirectoryReading;
import dev.shangjia.platform.installations.directory.DirectoryReading.Page;
import dev.shangjia.platform.installations.directory.DirectoryReading.Wanted;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The resources of one enterprise's directory, of which no more is read than is asked for. */
final class ScimDirectory {
  private final DirectoryReading reading;
  private final OrganizationId enterprise;
  private final ScimResources resources;

  /**
   * The directory of an enterprise.
   *
   * @param root the address of this interface
   */
  ScimDirectory(DirectoryReading reading, OrganizationId enterprise, String root) {
    this.reading = reading;
    this.enterprise = enterprise;
    this.resources = new ScimResources(root);
  }

  /**
   * Some of what was looked for.
   *
   * @param total how many there are
   */
  record Found(List<ObjectNode> resources, int total) {}

  Found users(ScimListRequest asked) {
    return found(
        asked,
        (wanted, first, most) -> reading.people(enterprise, wanted, first, most),
        this::users);
  }

  Found groups(ScimListRequest asked) {
    String filter = asked.filter();
    boolean members =
        asked.shows("members")
            || (filter != null && filter.toLowerCase(Locale.ROOT).contains("members"));
    return found(
        asked,
        (wanted, first, most) -> reading.departments(enterprise, wanted, first, most),
        departments -> groups(departments, members));
  }

  /** Reads a page of something. */
  @FunctionalInterface
  private interface Reading<T> {
    Page<T> page(Wanted wanted, int first, int most);
  }

  /** Refuses a filter that cannot be read, also where there is nothing to filter. */
  private static <T> Found found(
      ScimListRequest asked, Reading<T> reading, Function<List<T>, List<ObjectNode>> shown) {
    String text = asked.filter();
    @Nullable ScimFilter filter = text == null ? null : ScimFilter.of(text);
    if (filter == null || filter.isNarrow()) {
      Page<T> page =
          reading.page(
              filter == null ? Wanted.ANY : filter.narrowed(), asked.before(), asked.most());
      return new Found(shown.apply(page.found()).stream().map(asked::shown).toList(), page.total());
    }
    List<ObjectNode> all =
        shown.apply(reading.page(filter.narrowed(), 0, Integer.MAX_VALUE).found()).stream()
            .filter(filter::matches)
            .toList();
    return new Found(
        all.stream().skip(asked.before()).limit(asked.most()).map(asked::shown).toList(),
        all.size());
  }

  private List<ObjectNode> users(List<DirectoryEntry> entries) {
    Map<Long, List<Department>> departments =
        reading.departmentsOf(enterprise, entries.stream().map(DirectoryEntry::id).toList());
    return entries.stream()
        .map(entry -> resources.user(entry, departments.getOrDefault(entry.id(), List.of())))
        .toList();
  }

  private List<ObjectNode> groups(List<Department> departments, boolean withMembers) {
    Map<Long, List<DirectoryEntry>> people =
        withMembers
            ? reading.peopleOf(enterprise, departments.stream().map(Department::id).toList())
            : Map.of();
    return departments.stream()
        .map(one -> resources.group(one, people.getOrDefault(one.id(), List.of())))
        .toList();
  }

  /** Somebody; refuses who is not there. */
  ObjectNode user(String id) {
    var wanted = new Wanted(number("User", id), null, null, null, null, null);
    return users(reading.people(enterprise, wanted, 0, 1).found()).stream()
        .findFirst()
        .orElseThrow(() -> ScimRefusal.notFound("User", id));
  }

  /** A department; refuses what is not there. */
  Department department(String id) {
    return reading
        .department(enterprise, number("Group", id))
        .orElseThrow(() -> ScimRefusal.notFound("Group", id));
  }

  ObjectNode group(Department department) {
    return groups(List.of(department), true).getFirst();
  }

  /** Whether a department has a name. */
  boolean hasGroup(String name) {
    return reading
            .departments(enterprise, new Wanted(null, null, null, null, name, null), 0, 1)
            .total()
        > 0;
  }

  /** Which of some numbers are somebody's. */
  Set<Long> known(Set<Long> people) {
    return reading.known(enterprise, people);
  }

  /** The number that an id is; refuses what is none. */
  static long number(String what, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw ScimRefusal.notFound(what, id);
    }
    return Long.parseLong(id);
  }
}
