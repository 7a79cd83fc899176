package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges one rule over the facts of one dossier. */
final class RuleJudge {
  private static final Verdict NOTHING_TO_JUDGE =
      new Verdict(Outcome.NOT_APPLICABLE, Reasons.NOTHING_TO_JUDGE, null);
  private static final Verdict FOR_PERSON = new Verdict(Outcome.FOR_PERSON, Reasons.PERSON, null);
  private static final Verdict NO_EVIDENCE =
      new Verdict(Outcome.FOR_PERSON, Reasons.NO_EVIDENCE, null);
  private static final Verdict PASSED = new Verdict(Outcome.PASSED, null, null);

  private final Evaluation evaluation;
  private final FindingMaker findings;
  private final Items items;

  RuleJudge(Evaluation evaluation, FindingMaker findings) {
    this.evaluation = evaluation;
    this.findings = findings;
    this.items = new Items(evaluation);
  }

  /** What came of one thing that a rule judges. */
  private record Verdict(Outcome outcome, @Nullable LocalText reason, @Nullable Finding finding) {}

  RuleResult judge(CompiledRule compiled, Enforcement.Mode mode) {
    var verdicts = new ArrayList<Verdict>();
    for (Items.Item item : items.of(compiled)) {
      verdicts.add(judge(compiled, item, mode));
    }
    return result(compiled.rule(), mode, verdicts);
  }

  private Verdict judge(CompiledRule compiled, Items.Item item, Enforcement.Mode mode) {
    if (item.gap() != null) {
      return unanswered(compiled, item, item.gap(), mode);
    }
    evaluation.begin();
    if (compiled.when() != null) {
      Answer applies = compiled.when().evaluate(evaluation, item.locals());
      if (!applies.equals(new Answer.Value(true))) {
        return applies instanceof Answer.Value
            ? new Verdict(Outcome.NOT_APPLICABLE, Reasons.CONDITION, null)
            : unanswered(compiled, item, applies, mode);
      }
    }
    if (compiled.check() == null) {
      return FOR_PERSON;
    }
    if (compiled.rule().check() instanceof Check.Require require) {
      return held(compiled, item, require, mode);
    }
    return switch (compiled.check().evaluate(evaluation, item.locals())) {
      case Answer.Value(Boolean kept) when kept -> kept(compiled.rule());
      case Answer.Value(List<?> found) when found.isEmpty() -> kept(compiled.rule());
      case Answer.Value(Object found) ->
          new Verdict(Outcome.FINDING, null, findings.broken(compiled, item, found, mode));
      case Answer unanswered -> unanswered(compiled, item, unanswered, mode);
    };
  }

  /** Whether the documents held are enough; what was not given is not held. */
  private Verdict held(
      CompiledRule compiled, Items.Item item, Check.Require require, Enforcement.Mode mode) {
    Compiled check = Objects.requireNonNull(compiled.check());
    return switch (check.evaluate(evaluation, item.locals())) {
      case Answer.Value(List<?> kinds) -> held(compiled, item, new Missing(require, kinds), mode);
      case Answer.NotGiven _ -> held(compiled, item, new Missing(require, List.of()), mode);
      case Answer unanswered -> unanswered(compiled, item, unanswered, mode);
    };
  }

  private Verdict held(
      CompiledRule compiled, Items.Item item, Missing missing, Enforcement.Mode mode) {
    return missing.isNothing()
        ? kept(compiled.rule())
        : new Verdict(Outcome.FINDING, null, findings.missing(compiled, item, missing, mode));
  }

  private static Verdict kept(Rule rule) {
    return rule.decides() == Decides.ASSISTED ? NO_EVIDENCE : PASSED;
  }

  private Verdict unanswered(
      CompiledRule compiled, Items.Item item, Answer answer, Enforcement.Mode mode) {
    return switch (answer) {
      case Answer.Value value -> throw new IllegalArgumentException("answered: " + value);
      case Answer.NotGiven(String fact) ->
          new Verdict(Outcome.NOT_APPLICABLE, Reasons.notGiven(fact), null);
      case Answer.Unknown unknown when !unknown.failed() ->
          new Verdict(Outcome.NOT_GATHERED, Reasons.unknown(unknown), null);
      case Answer.Unknown unknown -> couldNotCheck(compiled, item, Reasons.unknown(unknown), mode);
      case Answer.Broken(LocalText message) ->
          couldNotCheck(compiled, item, Reasons.broken(message), mode);
    };
  }

  private Verdict couldNotCheck(
      CompiledRule compiled, Items.Item item, LocalText reason, Enforcement.Mode mode) {
    Finding finding = findings.couldNotCheck(compiled, item, reason, mode);
    return new Verdict(Outcome.COULD_NOT_CHECK, reason, finding);
  }

  private static RuleResult result(Rule rule, Enforcement.Mode mode, List<Verdict> verdicts) {
    Verdict telling = verdicts.isEmpty() ? NOTHING_TO_JUDGE : verdicts.getFirst();
    var found = new ArrayList<Finding>();
    for (Verdict verdict : verdicts) {
      if (verdict.outcome().compareTo(telling.outcome()) < 0) {
        telling = verdict;
      }
      if (verdict.finding() != null) {
        found.add(verdict.finding());
      }
    }
    return new RuleResult(
        rule.id(),
        rule.title(),
        rule.cites(),
        rule.decides(),
        rule.level(),
        mode,
        telling.outcome(),
        telling.reason(),
        found);
  }
}
