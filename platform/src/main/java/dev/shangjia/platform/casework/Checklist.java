package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.RulePattern;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people look at in a review stage because machines do not decide it. */
final class Checklist {
  private Checklist() {}

  /**
   * A line of it: a rule.
   *
   * @param question what is asked; null where the machine's evidence says it
   * @param fix what to do about it when it is not met; null for nothing
   * @param findings what the machine found, for a person to judge
   * @param unchecked why the machine could not look; null when it could
   */
  record Line(
      String rule,
      LocalText title,
      @Nullable LocalText question,
      @Nullable LocalText fix,
      Level level,
      List<String> cites,
      List<Finding> findings,
      @Nullable LocalText unchecked) {
    Line {
      cites = List.copyOf(cites);
      findings = List.copyOf(findings);
    }

    /** Whether a machine found something, or could not look. */
    boolean isNoted() {
      return !findings.isEmpty() || unchecked != null;
    }

    /** Whether it stands in the way of letting the case go on when it is not met. */
    boolean isGrave() {
      return level.atLeast(Level.RETURN);
    }
  }

  /**
   * The lines of a stage.
   *
   * @param report what the machine found; empty when nothing was inspected
   * @param at when it was handed in: rules hold as they did then
   */
  static List<Line> of(Rulebook rulebook, Stage stage, Optional<Report> report, Instant at) {
    Map<String, RuleResult> results =
        report
            .map(
                found ->
                    found.results().stream()
                        .collect(
                            Collectors.toMap(
                                RuleResult::rule, Function.identity(), (one, _) -> one)))
            .orElse(Map.of());
    return rulebook.rules().stream()
        .filter(rule -> rule.decides() == Decides.HUMAN || rule.decides() == Decides.ASSISTED)
        .filter(rule -> isOf(stage, rule.id()))
        .filter(rule -> bites(rule, rulebook, at))
        .filter(rule -> report.isEmpty() || applies(results.get(rule.id())))
        .map(rule -> line(rule, results.get(rule.id())))
        .toList();
  }

  static boolean isOf(Stage stage, String rule) {
    return stage.inspect().stream().anyMatch(pattern -> RulePattern.matches(pattern, rule));
  }

  private static boolean bites(Rule rule, Rulebook rulebook, Instant at) {
    Enforcement.Mode mode = rule.enforcement().on(at.atZone(rulebook.zone()).toLocalDate());
    return mode == Enforcement.Mode.WARN || mode == Enforcement.Mode.BLOCK;
  }

  /** Without evidence there is nothing to judge; a person's rule that applies is always asked. */
  private static boolean applies(@Nullable RuleResult result) {
    return result != null
        && switch (result.outcome()) {
          case FINDING, COULD_NOT_CHECK, FOR_PERSON -> true;
          case NOT_GATHERED, PASSED, NOT_APPLICABLE -> false;
        };
  }

  private static Line line(Rule rule, @Nullable RuleResult result) {
    return new Line(
        rule.id(),
        rule.title(),
        rule.decides() == Decides.HUMAN ? rule.message() : null,
        rule.fix() == null || rule.fix().en().contains("{") ? null : rule.fix(),
        rule.level(),
        rule.cites(),
        result == null ? List.of() : result.findings(),
        result != null && result.outcome() == RuleResult.Outcome.COULD_NOT_CHECK
            ? result.reason()
            : null);
  }
}
