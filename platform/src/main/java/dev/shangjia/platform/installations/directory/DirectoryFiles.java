package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.accounts.Member;
import dev.shangjia.platform.accounts.Memberships;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.installations.directory.CsvTable.Cell;
import dev.shangjia.platform.installations.directory.CsvTable.Row;
import dev.shangjia.platform.installations.directory.Directory.Said;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Changed;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Extent;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Line;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Problem;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a directory by files of a spreadsheet: says first what a file would change, and changes it
 * then. Who uploads stays, whatever the file says.
 */
@Component
public class DirectoryFiles {
  /** How large a file may be. */
  public static final int MOST_BYTES = 1_500_000;

  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST = 200;
  private static final int MOST_DEPTH = 12;

  private final JdbcDirectory rows;
  private final Directory directory;
  private final Organizations organizations;
  private final Memberships memberships;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DirectoryFiles(
      JdbcDirectory rows,
      Directory directory,
      Organizations organizations,
      Memberships memberships,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.directory = directory;
    this.organizations = organizations;
    this.memberships = memberships;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The columns that a file may have, by whichever of their names. */
  enum Column {
    EMAIL("email", "邮箱", "e-mail", "mail"),
    NAME("name", "姓名", "display name"),
    USER_NAME("user_name", "账号", "username", "user name"),
    DEPARTMENT("department", "部门", "departments"),
    TITLE("title", "职务", "职位"),
    EXTERNAL_ID("external_id", "工号", "employee id", "external id"),
    ACTIVE("active", "在职", "status");

    private final String title;
    private final String others;

    /** The others stand between bars. */
    Column(String title, String... others) {
      this.title = title;
      this.others = "|" + String.join("|", others) + "|";
    }

    /** The name in templates of files, and in words. */
    String title() {
      return title;
    }

    private boolean isCalled(String folded) {
      return title.equals(folded) || others.contains("|" + folded + "|");
    }

    static Optional<Column> of(String name) {
      String folded = name.strip().toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(one -> one.isCalled(folded)).findFirst();
    }
  }

  /** What a file says, whatever its encoding. */
  public static String text(byte[] content) {
    return CsvTable.decoded(content);
  }

  /**
   * Says what a file would change.
   *
   * @param by who uploads it; they stay
   */
  public DirectoryPlan plan(OrganizationId enterprise, PersonId by, String text, Extent extent) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              directory.adopt(enterprise);
              return switch (CsvTable.read(text)) {
                case CsvTable.Read.Unclosed(int line, int column) ->
                    wrong(new Problem(line, column, "unclosed", List.of()));
                case CsvTable.Read.Rows(List<Row> lines) ->
                    new Planning(enterprise, by, extent).of(lines);
              };
            }));
  }

  private static DirectoryPlan wrong(Problem problem) {
    return new DirectoryPlan(
        List.of(), List.of(), List.of(), List.of(), 0, List.of(), List.of(problem));
  }

  /** Makes the plan of one file. */
  private final class Planning {
    private final PersonId by;
    private final Extent extent;
    private final List<DirectoryEntry> known;
    private final Map<String, DirectoryEntry> byEmail = new HashMap<>();
    private final Map<String, DirectoryEntry> byUserName = new HashMap<>();
    private final Map<Long, String> paths;
    private final Map<Long, Set<String>> belonging = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Integer> emails = new HashMap<>();
    private final Map<String, Integer> userNames = new HashMap<>();

    Planning(OrganizationId enterprise, PersonId by, Extent extent) {
      this.by = by;
      this.extent = extent;
      this.known = rows.entries(enterprise);
      known.forEach(
          entry -> {
            byEmail.put(Directory.folded(entry.email()), entry);
            byUserName.put(Directory.folded(entry.userName()), entry);
          });
      this.paths = paths(rows.departments(enterprise));
      rows.belonging(enterprise)
          .forEach(
              (department, people) ->
                  people.forEach(
                      one ->
                          belonging
                              .computeIfAbsent(one, _ -> new HashSet<>())
                              .add(paths.getOrDefault(department, ""))));
    }

    DirectoryPlan of(List<Row> lines) {
      if (lines.isEmpty() || !head(lines.getFirst())) {
        if (lines.isEmpty()) {
          problems.add(new Problem(1, 1, "empty", List.of()));
        }
        return plan(List.of());
      }
      if (lines.size() - 1 > MOST_LINES) {
        int line = lines.get(MOST_LINES + 1).line();
        problems.add(new Problem(line, 1, "many", List.of(lines.size() - 1, MOST_LINES)));
        return plan(List.of());
      }
      var read = new ArrayList<Line>();
      for (Row row : lines.subList(1, lines.size())) {
        line(row).ifPresent(read::add);
        if (problems.size() >= MOST_PROBLEMS) {
          break;
        }
      }
      return plan(read);
    }

    private boolean head(Row row) {
      for (int i = 0; i < row.cells().size(); i++) {
        Cell cell = row.cells().get(i);
        Optional<Column> column = Column.of(cell.text());
        if (column.isEmpty()) {
          problems.add(
              new Problem(
                  cell.line(), cell.column(), "column.unknown", List.of(cell.text(), titles())));
        } else if (columns.put(column.get(), i) != null) {
          problems.add(
              new Problem(cell.line(), cell.column(), "column.twice", List.of(cell.text())));
        }
      }
      for (Column needed : List.of(Column.EMAIL, Column.NAME)) {
        if (!columns.containsKey(needed)) {
          problems.add(
              new Problem(row.line(), 1, "column.missing", List.of(needed.title(), titles())));
        }
      }
      return problems.isEmpty();
    }

    private static String titles() {
      return Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(", "));
    }

    private Optional<Line> line(Row row) {
      int before = problems.size();
      if (row.cells().size() > columns.size()) {
        Cell more = row.cells().get(columns.size());
        problems.add(
            new Problem(
                more.line(), more.column(), "cells", List.of(row.cells().size(), columns.size())));
        return Optional.empty();
      }
      String email = text(row, Column.EMAIL);
      String name = text(row, Column.NAME);
      String userName = text(row, Column.USER_NAME).isEmpty() ? email : text(row, Column.USER_NAME);
      if (!email.matches("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]+")) {
        problem(row, Column.EMAIL, "email", email);
      }
      if (name.isEmpty()) {
        problem(row, Column.NAME, "name");
      }
      for (Column column : Column.values()) {
        if (column != Column.DEPARTMENT && text(row, column).length() > LONGEST) {
          problem(row, column, "long", text(row, column).length(), LONGEST);
        }
      }
      Optional<Boolean> active = active(text(row, Column.ACTIVE));
      if (active.isEmpty()) {
        problem(row, Column.ACTIVE, "active", text(row, Column.ACTIVE));
      }
      once(row, Column.EMAIL, email, emails);
      if (!userName.equals(email)) {
        once(row, Column.USER_NAME, userName, userNames);
      }
      DirectoryEntry there = byEmail.get(Directory.folded(email));
      DirectoryEntry named = byUserName.get(Directory.folded(userName));
      if (there == null) {
        there = named;
      } else if (named != null && named.id() != there.id()) {
        problem(row, Column.USER_NAME, "taken", userName, named.email());
      }
      Set<String> departments = departments(row);
      if (problems.size() > before) {
        return Optional.empty();
      }
      var said =
          new Said(
              kept(row, Column.EXTERNAL_ID, there == null ? null : there.externalId()),
              userName,
              email,
              name,
              kept(row, Column.TITLE, there == null ? null : there.title()),
              active.get());
      return Optional.of(new Line(there == null ? null : there.id(), said, departments));
    }

    /** What a column says; what is known where the file does not have it. */
    private @Nullable String kept(Row row, Column column, @Nullable String known) {
      if (!columns.containsKey(column)) {
        return known;
      }
      String text = text(row, column);
      return text.isEmpty() ? null : text;
    }

    private void once(Row row, Column column, String value, Map<String, Integer> seen) {
      Integer first = value.isEmpty() ? null : seen.put(Directory.folded(value), row.line());
      if (first != null) {
        problem(row, column, "twice", value, first);
      }
    }

    private static Optional<Boolean> active(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "", "true", "yes", "1", "active", "是", "在职" -> Optional.of(true);
        case "false", "no", "0", "inactive", "否", "离职" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    private Set<String> departments(Row row) {
      var departments = new LinkedHashSet<String>();
      for (String path : text(row, Column.DEPARTMENT).split("[;；]", -1)) {
        List<String> names =
            Stream.of(path.split("/", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (names.size() > MOST_DEPTH) {
          problem(row, Column.DEPARTMENT, "deep", names.size(), MOST_DEPTH);
        } else if (names.stream().anyMatch(one -> one.length() > LONGEST)) {
          problem(row, Column.DEPARTMENT, "long", path.length(), LONGEST);
        } else if (!names.isEmpty()) {
          departments.add(String.join("/", names));
        }
      }
      return departments;
    }

    private String text(Row row, Column column) {
      Integer at = columns.get(column);
      return at == null || at >= row.cells().size() ? "" : row.cells().get(at).text();
    }

    private void problem(Row row, Column column, String key, Object... arguments) {
      Integer at = columns.get(column);
      int place = at == null || at >= row.cells().size() ? 1 : row.cells().get(at).column();
      int line = at == null || at >= row.cells().size() ? row.line() : row.cells().get(at).line();
      problems.add(new Problem(line, place, key, List.of(arguments)));
    }

    private DirectoryPlan plan(List<Line> lines) {
      var added = new ArrayList<Line>();
      var changed = new ArrayList<Changed>();
      Map<Long, DirectoryEntry> byId =
          known.stream().collect(Collectors.toMap(DirectoryEntry::id, one -> one));
      Set<Long> spokenOf = new HashSet<>();
      for (Line line : lines) {
        if (line.entry() == null) {
          added.add(line);
        } else {
          spokenOf.add(line.entry());
          List<String> different = different(Objects.requireNonNull(byId.get(line.entry())), line);
          if (!different.isEmpty()) {
            changed.add(new Changed(line, different));
          }
        }
      }
      List<DirectoryEntry> leaving =
          extent == Extent.SOME || !problems.isEmpty()
              ? List.of()
              : known.stream()
                  .filter(one -> !spokenOf.contains(one.id()) && !by.equals(one.person()))
                  .toList();
      Set<String> there = new HashSet<>(paths.values());
      List<String> fresh =
          lines.stream()
              .flatMap(line -> line.departments().stream())
              .distinct()
              .filter(path -> !there.contains(path))
              .sorted()
              .toList();
      return new DirectoryPlan(
          lines, added, changed, leaving, spokenOf.size() - changed.size(), fresh, problems);
    }

    private List<String> different(DirectoryEntry entry, Line line) {
      Said said = line.said();
      var different = new ArrayList<String>();
      add(different, Column.EMAIL, entry.email(), said.email());
      add(different, Column.NAME, entry.name(), said.name());
      add(different, Column.USER_NAME, entry.userName(), said.userName());
      add(different, Column.TITLE, entry.title(), said.title());
      add(different, Column.EXTERNAL_ID, entry.externalId(), said.externalId());
      add(different, Column.ACTIVE, entry.active(), said.active());
      if (columns.containsKey(Column.DEPARTMENT)) {
        add(
            different,
            Column.DEPARTMENT,
            belonging.getOrDefault(entry.id(), Set.of()),
            line.departments());
      }
      return different;
    }

    private static void add(
        List<String> different, Column column, @Nullable Object before, @Nullable Object now) {
      if (!Objects.equals(before, now)) {
        different.add(column.title());
      }
    }
  }

  /** The path of each department, such as {@code 研发/平台}, by its number. */
  static Map<Long, String> paths(List<Department> departments) {
    Map<Long, Department> byId =
        departments.stream().collect(Collectors.toMap(Department::id, one -> one));
    Map<Long, String> paths = new HashMap<>();
    departments.forEach(one -> paths.put(one.id(), path(one, byId)));
    return paths;
  }

  private static String path(Department department, Map<Long, Department> byId) {
    var path = new StringBuilder(department.name());
    Department above = parent(department, byId);
    for (int depth = 0; above != null && depth < MOST_DEPTH; depth++) {
      path.insert(0, above.name() + "/");
      above = parent(above, byId);
    }
    return path.toString();
  }

  private static @Nullable Department parent(Department department, Map<Long, Department> byId) {
    Long parent = department.parent();
    return parent == null ? null : byId.get(parent);
  }

  /**
   * Changes what a file says, all of it or nothing.
   *
   * @return what was changed; with problems nothing was
   */
  public DirectoryPlan apply(OrganizationId enterprise, PersonId by, String text, Extent extent) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              rows.lock(enterprise);
              DirectoryPlan plan = plan(enterprise, by, text, extent);
              if (plan.problems().isEmpty()) {
                new Applying(enterprise, by).of(plan);
              }
              return plan;
            }));
  }

  /** Changes what one plan says. */
  private final class Applying {
    private final OrganizationId enterprise;
    private final PersonId by;
    private final Instant now = clock.instant();
    private final Map<String, PersonId> accounts;
    private final Map<Long, DirectoryEntry> known;
    private final Map<String, Long> departments = new HashMap<>();
    private final Map<Long, Set<Long>> belonging;

    Applying(OrganizationId enterprise, PersonId by) {
      this.enterprise = enterprise;
      this.by = by;
      this.accounts =
          organizations.members(enterprise).stream()
              .collect(
                  Collectors.toMap(
                      member -> Directory.folded(member.email()), Member::person, (one, _) -> one));
      this.known =
          rows.entries(enterprise).stream()
              .collect(Collectors.toMap(DirectoryEntry::id, one -> one));
      paths(rows.departments(enterprise)).forEach((id, path) -> departments.put(path, id));
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
        if (changed.columns().contains(Column.DEPARTMENT.title())) {
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
}
