package dev.shangjia.platform.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told in figures; each is a table, and most are drawn too. */
enum Figure {
  QUEUE(
      List.of("program", "stage", "waiting", "overdue", "age", "oldest"),
      new Drawing("bar", 1, List.of(2, 3))),
  STAGE_TIMES(
      List.of("program", "stage", "closed", "half", "most", "dated", "late", "late-share"),
      new Drawing("bar", 1, List.of(3, 4))),
  WEEKS(List.of("week", "program", "started", "ended"), new Drawing("line", 0, List.of(2, 3))),
  FIRST_ROUNDS(
      List.of("program", "cases", "passed", "objected", "complete", "complete-share"), null),
  RULES(
      List.of("program", "rule", "title", "hits", "judged", "held", "lower", "upper", "contests"),
      new Drawing("bar", 1, List.of(3))),
  LOAD(List.of("person", "working", "decided"), null),
  SEARCHES(List.of("day", "found", "nothing"), new Drawing("line", 0, List.of(1, 2))),
  NOT_FOUND(List.of("query", "searches"), null),
  INSTALLS(
      List.of("week", "program", "installed", "removed"), new Drawing("line", 0, List.of(2, 3)));

  private final List<String> columns;
  private final @Nullable Drawing drawing;

  Figure(List<String> columns, @Nullable Drawing drawing) {
    this.columns = columns;
    this.drawing = drawing;
  }

  /**
   * How a table is drawn. Rows with the same label are added up.
   *
   * @param kind {@code bar} or {@code line}
   * @param label the column that names things
   * @param values the columns with their numbers
   */
  record Drawing(String kind, int label, List<Integer> values) {}

  /** The name in addresses and in words. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its columns are called in words. */
  List<String> columns() {
    return columns;
  }

  Optional<Drawing> drawing() {
    return Optional.ofNullable(drawing);
  }

  static Optional<Figure> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
