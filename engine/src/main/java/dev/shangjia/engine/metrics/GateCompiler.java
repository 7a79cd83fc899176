package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.expression.Wanted;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Gate;
import dev.shangjia.engine.rulebook.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles gates and scores, and collects what is wrong in them. */
final class GateCompiler {
  private final Expressions expressions;
  private final List<Problem> problems;

  GateCompiler(Expressions expressions, List<Problem> problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  Optional<CompiledGate> gate(Gate gate) {
    var figures = new ArrayList<CompiledGate.Figure>();
    for (Gate.Condition condition : gate.conditions()) {
      figure(condition.figure()).ifPresent(figures::add);
      checkReach(gate, condition);
    }
    return figures.size() == gate.conditions().size()
        ? Optional.of(new CompiledGate(gate, figures))
        : Optional.empty();
  }

  Optional<Reckoning.CompiledScore> score(Score score) {
    return number(score.value()).map(value -> new Reckoning.CompiledScore(score, value));
  }

  private Optional<CompiledGate.Figure> figure(Gate.Figure figure) {
    return switch (figure) {
      case Gate.Figure.Ratio ratio -> {
        Optional<Compiled> of = number(ratio.of());
        Optional<Compiled> over = number(ratio.over());
        yield of.flatMap(part -> over.map(whole -> new CompiledGate.Figure.Ratio(part, whole)));
      }
      case Gate.Figure.Value value -> {
        Optional<Compiled> mean = number(value.value());
        Expression samples = value.samples();
        if (samples == null) {
          yield mean.map(plain -> new CompiledGate.Figure.Value(plain, value.scale(), null));
        }
        Optional<Compiled> counted = number(samples);
        yield mean.flatMap(
            of -> counted.map(count -> new CompiledGate.Figure.Value(of, value.scale(), count)));
      }
      case Gate.Figure.Scored(String score) -> Optional.of(new CompiledGate.Figure.Scored(score));
    };
  }

  /** Compiles an expression that gives a number. */
  Optional<Compiled> number(Expression source) {
    return switch (expressions.compile(source, Wanted.NUMBER, List.of())) {
      case Reading.Read<Compiled>(Compiled compiled, List<Problem> warnings) -> {
        problems.addAll(warnings);
        yield Optional.of(compiled);
      }
      case Reading.Unreadable<Compiled>(List<Problem> errors) -> {
        problems.addAll(errors);
        yield Optional.empty();
      }
    };
  }

  /** The best that can be seen has to pass, if not with the fewest samples then with some. */
  private void checkReach(Gate gate, Gate.Condition condition) {
    Gate.Estimate estimate =
        switch (condition.figure()) {
          case Gate.Figure.Ratio ratio -> ratio.estimate();
          case Gate.Figure.Value value -> value.estimate();
          case Gate.Figure.Scored _ -> Gate.Estimate.POINT;
        };
    if (estimate == Gate.Estimate.POINT || condition.figure().greatest().isEmpty()) {
      return;
    }
    double scale = condition.figure().greatest().getAsDouble();
    double best = condition.threshold().sense().isUpwards() ? scale : 0;
    int minimum =
        switch (condition.figure()) {
          case Gate.Figure.Ratio ratio -> ratio.minimum();
          case Gate.Figure.Value value -> value.minimum();
          case Gate.Figure.Scored _ -> 1;
        };
    var judge = new ConditionJudge(condition, null, gate.confidence());
    var atBest = judge.judge(new Measured.Sampled(best, minimum));
    if (atBest.result() == GateResult.PASSED) {
      return;
    }
    Long more = atBest.figures().needed();
    problems.add(more == null ? outOfReach(condition) : lowMinimum(condition, minimum + more));
  }

  private static Problem outOfReach(Gate.Condition condition) {
    return Problem.error(
        "gate/out-of-reach",
        condition.place(),
        new LocalText(
            "条件 " + condition.id() + " 永远无法通过：wilson 区间到不了这个界限。请改用 estimate: point 或更低的界限。",
            "The condition "
                + condition.id()
                + " can never pass: no interval of wilson reaches this limit. Use estimate: point"
                + " or a lower limit."));
  }

  private static Problem lowMinimum(Gate.Condition condition, long least) {
    return Problem.warning(
        "gate/low-minimum",
        condition.place(),
        new LocalText(
            "条件 "
                + condition.id()
                + "：少于 "
                + least
                + " 个样本时，再好的结果也无法通过；请把 'minimum' 设为 "
                + least
                + " 或更大。",
            "The condition "
                + condition.id()
                + ": with fewer than "
                + least
                + " samples not even the best result passes; set 'minimum' to "
                + least
                + " or more."));
  }
}
