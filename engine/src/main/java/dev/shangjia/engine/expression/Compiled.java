package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression that has been compiled: typed, and ready to be evaluated many times. */
public final class Compiled {
  private final Expression source;
  private final CelType type;
  private final CelRuntime.Program program;
  private final List<FactPath> facts;
  private final ImmutableSet<String> probes;

  Compiled(
      Expression source,
      CelType type,
      CelRuntime.Program program,
      List<FactPath> facts,
      ImmutableSet<String> probes) {
    this.source = source;
    this.type = type;
    this.program = program;
    this.facts = List.copyOf(facts);
    this.probes = probes;
  }

  /** The expression as written. */
  public Expression source() {
    return source;
  }

  /** The facts it reads by name, in the order in which they are written. */
  public List<FactPath> facts() {
    return facts;
  }

  /** The fact written first, where there is one. */
  public Optional<FactPath> firstFact() {
    return facts.stream().findFirst();
  }

  /** The probes whose observations it reads. */
  public ImmutableSet<String> probes() {
    return probes;
  }

  /** What its result is called: a name for other expressions to use. */
  public Local result(String name) {
    return Local.of(name, type);
  }

  /** What an item of its list is called: a name for other expressions to use. */
  public Local item(String name) {
    return Local.itemOf(name, type);
  }

  /**
   * Evaluates it.
   *
   * @param evaluation the facts
   * @param locals values of the local names it was compiled with
   */
  public Answer evaluate(Evaluation evaluation, Map<String, Object> locals) {
    try {
      Object result =
          program.eval(
              name -> {
                Object local = locals.get(name);
                return Optional.ofNullable(local != null ? local : evaluation.roots().get(name));
              });
      return result instanceof CelUnknownSet
          ? new Answer.Unknown(evaluation.reads().gaps())
          : new Answer.Value(result);
    } catch (CelEvaluationException e) {
      return answer(e, evaluation);
    }
  }

  private static Answer answer(CelEvaluationException e, Evaluation evaluation) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FactNotGiven missing) {
        return new Answer.NotGiven(missing.fact());
      }
      if (cause instanceof FunctionRefused refused) {
        return new Answer.Broken(refused.reason());
      }
      if (cause instanceof FactUnknown) {
        return new Answer.Unknown(evaluation.reads().gaps());
      }
    }
    return new Answer.Broken(LocalText.same(CelTypes.shown(String.valueOf(e.getMessage()))));
  }
}
