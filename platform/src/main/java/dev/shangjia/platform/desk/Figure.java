package dev.shangjia.platform.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told in figures; each is a table, and most are drawn too. */
enum Figure {
  QUEUE,
  STAGE_TIMES,
  WEEKS,
  FIRST_ROUNDS,
  RULES,
  LOAD,
  AGREEMENT,
  SEARCHES,
  NOT_FOUND,
  INSTALLS;

  /**
   * How a table is drawn. Rows with the same label are added up, but for those of intervals.
   *
   * @param kind {@code bar}, {@code line}, or {@code interval}: a number with its lower and its
   *     upper end, of the rows that have one
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
    return switch (this) {
      case QUEUE -> List.of("program", "stage", "waiting", "overdue", "age", "oldest");
      case STAGE_TIMES ->
          List.of("program", "stage", "closed", "half", "most", "dated", "late", "late-share");
      case WEEKS -> List.of("week", "program", "started", "ended");
      case FIRST_ROUNDS ->
          List.of("program", "cases", "passed", "objected", "complete", "complete-share");
      case RULES ->
          List.of(
              "program", "rule", "title", "hits", "judged", "held", "lower", "upper", "contests");
      case LOAD -> List.of("person", "working", "decided");
      case AGREEMENT ->
          List.of(
              "program",
              "family",
              "pairs",
              "both",
              "only-first",
              "only-second",
              "neither",
              "agreed-share",
              "kappa",
              "kappa-lower",
              "kappa-upper");
      case SEARCHES -> List.of("day", "found", "nothing");
      case NOT_FOUND -> List.of("query", "searches");
      case INSTALLS -> List.of("week", "program", "installed", "removed");
    };
  }

  /** How it is drawn; empty for what is no better seen than read. */
  Optional<Drawing> drawing() {
    return Optional.ofNullable(
        switch (this) {
          case QUEUE -> new Drawing("bar", 1, List.of(2, 3));
          case STAGE_TIMES -> new Drawing("bar", 1, List.of(3, 4));
          case WEEKS, INSTALLS -> new Drawing("line", 0, List.of(2, 3));
          case RULES -> new Drawing("bar", 1, List.of(3));
          case SEARCHES -> new Drawing("line", 0, List.of(1, 2));
          case AGREEMENT -> new Drawing("interval", 1, List.of(8, 9, 10));
          case FIRST_ROUNDS, LOAD, NOT_FOUND -> null;
        });
  }

  static Optional<Figure> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
