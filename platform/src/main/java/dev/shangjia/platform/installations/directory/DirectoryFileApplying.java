package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Memberships;
import dev.shangjia.platform.installations.directory.Directory.Said;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Changed;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Line;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes what one plan says. Runs in the caller's transaction, which has the lock. */
final class DirectoryFileApplying {
  private final OrganizationId enterprise;
  private final PersonId by;
  private final Instant now;
  private final JdbcDirectory rows;
  private final Memberships memberships;
  private final Map<String, PersonId> accounts;
  private final Map<Long, DirectoryEntry> known;
  private final Map<String, Long> departments = new HashMap<>();
  private final Map<Long, Set<Long>> belonging;

  /**
   * For the directory as it is.
   *
   * @param by who uploads the file; they stay
   * @param members of the enterprise
   */
  DirectoryFileApplying(
      OrganizationId enterprise,
      PersonId by,
      Instant now,
      List<Member> members,
      JdbcDirectory rows,
      Memberships memberships) {
    this.enterprise = enterprise;
    this.by = by;
    this.now = now;
    this.rows = rows;
    this.memberships = memberships;
    this.accounts =
        members.stream()
            .collect(
                Collectors.toMap(
                    member -> Directory.folded(member.email()), Member::person, (one, _) -> one));
    this.known =
        rows.entries(enterprise).stream().collect(Collectors.toMap(DirectoryEntry::id, one -> one));
    DepartmentPaths.of(rows.departments(enterprise))
        .forEach((id, path) -> departments.put(path, id));
    this.belonging = rows.belonging(enterprise);
  }

  void of(DirectoryPlan plan) {
    plan.leaving().forEach(this::leave);
    for (Line line : plan.added()) {
      put(rows.add(enterprise, entry(0, null, line), now), line);
    }
    for (Changed changed : plan.changed()) {
      Line line = changed.line();
      long id = Objects.requireNonNull(line.entry());
      DirectoryEntry before = Objects.requireNonNull(known.get(id));
      if (!line.said().active() && before.person() != null && !before.person().equals(by)) {
        memberships.leave(enterprise, Side.ENTERPRISE, before.person());
      }
      rows.change(enterprise, entry(id, before, line), now);
      if (changed.columns().contains(DirectoryColumn.DEPARTMENT.title())) {
        put(id, line);
      }
    }
  }

  private void leave(DirectoryEntry entry) {
    if (entry.person() != null) {
      memberships.leave(enterprise, Side.ENTERPRISE, entry.person());
    }
    rows.removeEntry(enterprise, entry.id());
  }

  private DirectoryEntry entry(long id, @Nullable DirectoryEntry before, Line line) {
    Said said = line.said();
    PersonId linked = before == null ? null : before.person();
    boolean active = said.active() || by.equals(linked);
    return new DirectoryEntry(
        id,
        active ? linked == null ? accounts.get(Directory.folded(said.email())) : linked : null,
        said.externalId(),
        said.userName(),
        said.email(),
        said.name(),
        said.title(),
        active,
        now,
        now);
  }

  private void put(long id, Line line) {
    Set<Long> wanted = new TreeSet<>();
    line.departments().forEach(path -> wanted.add(department(path)));
    wanted.forEach(one -> rows.put(enterprise, one, id));
    belonging.forEach(
        (department, people) -> {
          if (people.contains(id) && !wanted.contains(department)) {
            rows.take(enterprise, department, id);
          }
        });
  }

  private long department(String path) {
    Long there = departments.get(path);
    if (there != null) {
      return there;
    }
    int last = path.lastIndexOf('/');
    Long parent = last < 0 ? null : department(path.substring(0, last));
    long id = rows.add(enterprise, null, path.substring(last + 1), parent, now);
    departments.put(path, id);
    return id;
  }
}
