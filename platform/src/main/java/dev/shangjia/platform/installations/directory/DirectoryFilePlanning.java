package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.installations.directory.CsvTable.Cell;
import dev.shangjia.platform.installations.directory.CsvTable.Row;
import dev.shangjia.platform.installations.directory.Directory.Said;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Changed;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Extent;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Line;
import dev.shangjia.platform.installations.directory.DirectoryPlan.Problem;
import dev.shangjia.platform.tenancy.PersonId;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of one file: what its lines say, what is wrong with them, and what would be
 * different from what is known.
 */
final class DirectoryFilePlanning {
  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST = 200;

  private final PersonId by;
  private final Extent extent;
  private final List<DirectoryEntry> known;
  private final Map<String, DirectoryEntry> byEmail = new HashMap<>();
  private final Map<String, DirectoryEntry> byUserName = new HashMap<>();
  private final Map<Long, String> paths;
  private final Map<Long, Set<String>> belonging = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<DirectoryColumn, Integer> columns = new EnumMap<>(DirectoryColumn.class);
  private final Map<String, Integer> emails = new HashMap<>();
  private final Map<String, Integer> userNames = new HashMap<>();

  /**
   * For the directory as it is.
   *
   * @param by who uploads the file; they stay
   * @param people the people of each department, by its number
   */
  DirectoryFilePlanning(
      PersonId by,
      Extent extent,
      List<DirectoryEntry> known,
      List<Department> departments,
      Map<Long, Set<Long>> people) {
    this.by = by;
    this.extent = extent;
    this.known = List.copyOf(known);
    known.forEach(
        entry -> {
          byEmail.put(Directory.folded(entry.email()), entry);
          byUserName.put(Directory.folded(entry.userName()), entry);
        });
    this.paths = DepartmentPaths.of(departments);
    people.forEach(
        (department, entries) ->
            entries.forEach(
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
      Optional<DirectoryColumn> column = DirectoryColumn.of(cell.text());
      if (column.isEmpty()) {
        problems.add(
            new Problem(
                cell.line(), cell.column(), "column.unknown", List.of(cell.text(), titles())));
      } else if (columns.put(column.get(), i) != null) {
        problems.add(new Problem(cell.line(), cell.column(), "column.twice", List.of(cell.text())));
      }
    }
    for (DirectoryColumn needed : List.of(DirectoryColumn.EMAIL, DirectoryColumn.NAME)) {
      if (!columns.containsKey(needed)) {
        problems.add(
            new Problem(row.line(), 1, "column.missing", List.of(needed.title(), titles())));
      }
    }
    return problems.isEmpty();
  }

  private static String titles() {
    return Arrays.stream(DirectoryColumn.values())
        .map(DirectoryColumn::title)
        .collect(Collectors.joining(", "));
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
    String email = text(row, DirectoryColumn.EMAIL);
    String name = text(row, DirectoryColumn.NAME);
    String userName =
        text(row, DirectoryColumn.USER_NAME).isEmpty()
            ? email
            : text(row, DirectoryColumn.USER_NAME);
    if (!email.matches("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]+")) {
      problem(row, DirectoryColumn.EMAIL, "email", email);
    }
    if (name.isEmpty()) {
      problem(row, DirectoryColumn.NAME, "name");
    }
    for (DirectoryColumn column : DirectoryColumn.values()) {
      if (column != DirectoryColumn.DEPARTMENT && text(row, column).length() > LONGEST) {
        problem(row, column, "long", text(row, column).length(), LONGEST);
      }
    }
    Optional<Boolean> active = active(text(row, DirectoryColumn.ACTIVE));
    if (active.isEmpty()) {
      problem(row, DirectoryColumn.ACTIVE, "active", text(row, DirectoryColumn.ACTIVE));
    }
    once(row, DirectoryColumn.EMAIL, email, emails);
    if (!userName.equals(email)) {
      once(row, DirectoryColumn.USER_NAME, userName, userNames);
    }
    DirectoryEntry there = byEmail.get(Directory.folded(email));
    DirectoryEntry named = byUserName.get(Directory.folded(userName));
    if (there == null) {
      there = named;
    } else if (named != null && named.id() != there.id()) {
      problem(row, DirectoryColumn.USER_NAME, "taken", userName, named.email());
    }
    Set<String> departments = departments(row);
    if (problems.size() > before) {
      return Optional.empty();
    }
    var said =
        new Said(
            kept(row, DirectoryColumn.EXTERNAL_ID, there == null ? null : there.externalId()),
            userName,
            email,
            name,
            kept(row, DirectoryColumn.TITLE, there == null ? null : there.title()),
            active.get());
    return Optional.of(new Line(there == null ? null : there.id(), said, departments));
  }

  /** What a column says; what is known where the file does not have it. */
  private @Nullable String kept(Row row, DirectoryColumn column, @Nullable String known) {
    if (!columns.containsKey(column)) {
      return known;
    }
    String text = text(row, column);
    return text.isEmpty() ? null : text;
  }

  private void once(Row row, DirectoryColumn column, String value, Map<String, Integer> seen) {
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
    for (String path : text(row, DirectoryColumn.DEPARTMENT).split("[;；]", -1)) {
      List<String> names =
          Stream.of(path.split("/", -1)).map(String::strip).filter(one -> !one.isEmpty()).toList();
      if (names.size() > DepartmentPaths.MOST_DEPTH) {
        problem(row, DirectoryColumn.DEPARTMENT, "deep", names.size(), DepartmentPaths.MOST_DEPTH);
      } else if (names.stream().anyMatch(one -> one.length() > LONGEST)) {
        problem(row, DirectoryColumn.DEPARTMENT, "long", path.length(), LONGEST);
      } else if (!names.isEmpty()) {
        departments.add(String.join("/", names));
      }
    }
    return departments;
  }

  private String text(Row row, DirectoryColumn column) {
    Integer at = columns.get(column);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).text();
  }

  private void problem(Row row, DirectoryColumn column, String key, Object... arguments) {
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
    add(different, DirectoryColumn.EMAIL, entry.email(), said.email());
    add(different, DirectoryColumn.NAME, entry.name(), said.name());
    add(different, DirectoryColumn.USER_NAME, entry.userName(), said.userName());
    add(different, DirectoryColumn.TITLE, entry.title(), said.title());
    add(different, DirectoryColumn.EXTERNAL_ID, entry.externalId(), said.externalId());
    add(different, DirectoryColumn.ACTIVE, entry.active(), said.active());
    if (columns.containsKey(DirectoryColumn.DEPARTMENT)) {
      add(
          different,
          DirectoryColumn.DEPARTMENT,
          belonging.getOrDefault(entry.id(), Set.of()),
          line.departments());
    }
    return different;
  }

  private static void add(
      List<String> different,
      DirectoryColumn column,
      @Nullable Object before,
      @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      different.add(column.title());
    }
  }
}
