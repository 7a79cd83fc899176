package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.expression.Wanted;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactState;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FormTypes;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The conditions and guards of all procedures of one rulebook, ready to be looked at. Compiled
 * once; then it may be used many times, by several threads.
 */
public final class Guards {
  private final Rulebook rulebook;
  private final Map<String, FactType> types;
  private final Map<Expression, Compiled> compiled = new HashMap<>();

  private Guards(Rulebook rulebook, CheckedExpressions checked, List<Problem> problems) {
    this.rulebook = rulebook;
    // What is wrong with forms, the inspector tells.
    this.types = FormTypes.groups(rulebook.forms().values(), new ArrayList<>());
    var expressions =
        new Expressions(types, rulebook.words(), rulebook.checklists(), rulebook.region(), checked);
    rulebook
        .procedures()
        .values()
        .forEach(
            procedure ->
                procedure.conditions().forEach(one -> compile(one, expressions, problems)));
  }

  /**
   * Compiles the conditions of a rulebook's procedures.
   *
   * @return ready to be looked at, with warnings; or every problem with its place
   */
  public static Reading<Guards> of(Rulebook rulebook) {
    return of(rulebook, CheckedExpressions.none());
  }

  /**
   * Compiles the conditions of a rulebook's procedures.
   *
   * @param checked its expressions as they were checked before by this engine, and where to keep
   *     those that are checked now
   * @return ready to be looked at, with warnings; or every problem with its place
   */
  public static Reading<Guards> of(Rulebook rulebook, CheckedExpressions checked) {
    var problems = new ArrayList<Problem>();
    var guards = new Guards(rulebook, checked, problems);
    return problems.stream().anyMatch(Problem::isError)
        ? new Reading.Unreadable<>(problems)
        : new Reading.Read<>(guards, problems);
  }

  private void compile(Expression condition, Expressions expressions, List<Problem> problems) {
    switch (expressions.compile(condition, Wanted.CONDITION, List.of())) {
      case Reading.Read<Compiled>(Compiled one, List<Problem> warnings) -> {
        problems.addAll(warnings);
        compiled.put(condition, one);
      }
      case Reading.Unreadable<Compiled>(List<Problem> errors) -> problems.addAll(errors);
    }
  }

  /**
   * The conditions over what is known of one case.
   *
   * @param facts what is known; read once, by one thread
   * @param at the time of judging
   */
  public Conditions over(FactSource facts, Instant at) {
    var evaluation = new Evaluation(types, facts, at.atZone(rulebook.zone()));
    return condition -> {
      Compiled one =
          Objects.requireNonNull(
              compiled.get(condition), () -> condition.place() + " is no condition here");
      evaluation.begin();
      return verdict(one.evaluate(evaluation, Map.of()));
    };
  }

  private static Verdict verdict(Answer answer) {
    return switch (answer) {
      case Answer.Value(Boolean value) -> value ? new Verdict.Holds() : new Verdict.Fails();
      case Answer.Value(Object value) ->
          throw new IllegalStateException("a condition gave " + value.getClass());
      case Answer.NotGiven(String fact) ->
          new Verdict.Undecided(new LocalText(fact + " 没有填写", fact + " was not given"));
      case Answer.Unknown(List<Answer.Gap> gaps) ->
          new Verdict.Undecided(
              new LocalText(
                  gaps.stream().map(gap -> gap(gap).zh()).collect(Collectors.joining("；")),
                  gaps.stream().map(gap -> gap(gap).en()).collect(Collectors.joining("; "))));
      case Answer.Broken(LocalText message) -> new Verdict.Undecided(message);
    };
  }

  private static LocalText gap(Answer.Gap gap) {
    return switch (gap.state()) {
      case FactState.NotGathered(LocalText why) -> of(gap.fact(), why);
      case FactState.Failed(String _, LocalText why) -> of(gap.fact(), why);
      case FactState.Known _, FactState.NotGiven _ ->
          new LocalText(gap.fact() + " 未知", gap.fact() + " is not known");
    };
  }

  private static LocalText of(String fact, LocalText why) {
    return new LocalText(fact + "（" + why.zh() + "）", fact + " (" + why.en() + ")");
  }
}
