package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether each clause is carried out, or a reason is given, and not both. */
final class CoverageLint {
  private static final int SHOWN = 10;

  private CoverageLint() {}

  static void check(Rulebook rulebook, Places places, Lint lint) {
    Coverage coverage = Coverage.of(rulebook);
    statedInChinese(rulebook, places, lint);
    if (rulebook.complete()) {
      for (Clause clause : coverage.open()) {
        lint.error(
            "lint/clause-open",
            places.clause(clause.id()),
            "条款 " + clause.id() + " 没有任何规则、字段、阶段、关卡、评分、处置或协议落实；请补上，或在 not-covered/ 中写明理由。",
            "Nothing carries out the clause "
                + clause.id()
                + ": no rule, field, stage, gate, score, sanction or agreement. Add one, or give"
                + " the reason in not-covered/.");
      }
    } else if (!coverage.open().isEmpty()) {
      countOpen(coverage, lint);
    }
    for (Coverage.Line line : coverage.lines()) {
      twice(rulebook, line, lint);
    }
  }

  private static void statedInChinese(Rulebook rulebook, Places places, Lint lint) {
    List<Clause> lacking =
        rulebook.clauses().stream().filter(clause -> !clause.isStatedInChinese()).toList();
    if (rulebook.complete()) {
      for (Clause clause : lacking) {
        lint.error(
            "lint/clause-no-chinese",
            places.clause(clause.id()),
            "条款 " + clause.id() + " 没有中文表述，请填写 whatZh 一格。",
            "The clause " + clause.id() + " has no Chinese statement; fill in its cell 'whatZh'.");
      }
    } else if (!lacking.isEmpty()) {
      lint.warning(
          "lint/clauses-no-chinese",
          SourcePlace.startOf(RulebookFolder.CLAUSES),
          "%d 条中有 %d 条没有中文表述（whatZh）".formatted(rulebook.clauses().size(), lacking.size()),
          "%d of %d clauses have no Chinese statement (whatZh)"
              .formatted(lacking.size(), rulebook.clauses().size()));
    }
  }

  private static void countOpen(Coverage coverage, Lint lint) {
    List<Clause> open = coverage.open();
    String names =
        open.stream().limit(SHOWN).map(Clause::id).collect(Collectors.joining(", "))
            + (open.size() > SHOWN ? ", …" : "");
    lint.warning(
        "lint/clauses-open",
        SourcePlace.startOf(RulebookFolder.CLAUSES),
        "%d 条中有 %d 条尚未落实：%s".formatted(coverage.lines().size(), open.size(), names),
        "%d of %d clauses are not carried out yet: %s"
            .formatted(open.size(), coverage.lines().size(), names));
  }

  private static void twice(Rulebook rulebook, Coverage.Line line, Lint lint) {
    Map<Boolean, List<Coverage.Cover>> byReason =
        line.covers().stream()
            .collect(Collectors.partitioningBy(cover -> cover.kind() == Coverage.Kind.NOT_COVERED));
    List<Coverage.Cover> reasons = byReason.getOrDefault(true, List.of());
    List<Coverage.Cover> covers = byReason.getOrDefault(false, List.of());
    String id = line.clause().id();
    if (reasons.isEmpty() || (covers.isEmpty() && reasons.size() == 1)) {
      return;
    }
    SourcePlace place =
        rulebook.notCovered().stream()
            .filter(entry -> entry.platform() == null && entry.clauses().contains(id))
            .toList()
            .getLast()
            .place();
    if (covers.isEmpty()) {
      lint.error(
          "lint/clause-twice",
          place,
          "条款 " + id + " 在 not-covered/ 中出现了两次，请删去一处。",
          "The clause " + id + " stands in not-covered/ twice; delete one.");
    } else {
      Coverage.Cover cover = covers.getFirst();
      lint.error(
          "lint/clause-covered",
          place,
          "条款 "
              + id
              + " 已由 "
              + cover.kind().code()
              + " "
              + cover.name()
              + " 落实，请从 not-covered/ 中删去。",
          "The clause "
              + id
              + " is carried out by the "
              + cover.kind().code()
              + " "
              + cover.name()
              + "; delete it from not-covered/.");
    }
  }
}
