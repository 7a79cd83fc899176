package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FormTypes;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.rulebook.Gate;
import dev.shangjia.engine.rulebook.Ranking;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gates, scores and ranking of one rulebook, ready to be asked: facts and the time go in, an
 * answer with every figure comes out. Compiled once; then it may be used many times, by several
 * threads.
 */
public final class Gates {
  private static final String SIGNALS = "signals";

  private final Rulebook rulebook;
  private final Map<String, FactType> types;
  private final Map<String, CompiledGate> gates = new LinkedHashMap<>();
  private final Map<String, Reckoning.CompiledScore> scores = new LinkedHashMap<>();
  private final @Nullable Compiled ranking;

  private Gates(Rulebook rulebook, CheckedExpressions checked, List<Problem> problems) {
    this.rulebook = rulebook;
    // What is wrong with forms, the inspector tells.
    this.types = FormTypes.groups(rulebook.forms().values(), new ArrayList<>());
    var expressions =
        new Expressions(types, rulebook.words(), rulebook.checklists(), rulebook.region(), checked);
    var compiler = new GateCompiler(expressions, problems);
    rulebook
        .scores()
        .forEach((id, score) -> compiler.score(score).ifPresent(one -> scores.put(id, one)));
    rulebook
        .gates()
        .forEach((id, gate) -> compiler.gate(gate).ifPresent(one -> gates.put(id, one)));
    this.ranking = ranking(rulebook, checked, problems);
  }

  /** The list is ordered without looking into dossiers or rollouts: only the signals are there. */
  private static @Nullable Compiled ranking(
      Rulebook rulebook, CheckedExpressions checked, List<Problem> problems) {
    Ranking ranking = rulebook.ranking();
    if (ranking == null) {
      return null;
    }
    FactType signals = Objects.requireNonNull(Catalogue.groups().get(SIGNALS));
    var expressions =
        new Expressions(
            Map.of(SIGNALS, signals),
            rulebook.words(),
            rulebook.checklists(),
            rulebook.region(),
            checked);
    return new GateCompiler(expressions, problems).number(ranking.value()).orElse(null);
  }

  /**
   * Compiles the gates, scores and ranking of a rulebook.
   *
   * @return ready to be asked, with warnings; or every problem with its place
   */
  public static Reading<Gates> of(Rulebook rulebook) {
    return of(rulebook, CheckedExpressions.none());
  }

  /**
   * Compiles the gates, scores and ranking of a rulebook.
   *
   * @param checked its expressions as they were checked before by this engine, and where to keep
   *     those that are checked now
   * @return ready to be asked, with warnings; or every problem with its place
   */
  public static Reading<Gates> of(Rulebook rulebook, CheckedExpressions checked) {
    var problems = new ArrayList<Problem>();
    var compiled = new Gates(rulebook, checked, problems);
    return problems.stream().anyMatch(Problem::isError)
        ? new Reading.Unreadable<>(problems)
        : new Reading.Read<>(compiled, problems);
  }

  /**
   * Asks a gate.
   *
   * @param id one of the rulebook's gates
   * @param facts what is known; metrics that it lacks lead to {@link GateResult#NOT_ENOUGH_DATA}
   * @param at the time of judging
   * @param agreed limits that were agreed on in place of the rulebook's, by condition; ratios from
   *     0 to 1
   */
  public Judgement judge(String id, Facts facts, Instant at, Map<String, Double> agreed) {
    CompiledGate gate = gates.get(id);
    if (gate == null) {
      throw new IllegalArgumentException("rulebook " + rulebook.id() + " has no gate " + id);
    }
    return refused(gate.gate(), agreed)
        .<Judgement>map(refusal -> refusal)
        .orElseGet(() -> new Judgement.Answered(answer(gate, reckoning(facts, at), agreed)));
  }

  private static GateAnswer answer(
      CompiledGate gate, Reckoning reckoning, Map<String, Double> agreed) {
    var answers = new ArrayList<GateAnswer.OfCondition>();
    GateResult all = GateResult.PASSED;
    for (int i = 0; i < gate.figures().size(); i++) {
      Gate.Condition condition = gate.gate().conditions().get(i);
      var judge =
          new ConditionJudge(condition, agreed.get(condition.id()), gate.gate().confidence());
      GateAnswer.OfCondition answer = judge.judge(reckoning.measure(gate.figures().get(i)));
      answers.add(answer);
      all = all.and(answer.result());
    }
    return new GateAnswer(gate.gate(), all, answers);
  }

  private static Optional<Judgement.Refused> refused(Gate gate, Map<String, Double> agreed) {
    for (Map.Entry<String, Double> limit : agreed.entrySet()) {
      Optional<Gate.Condition> condition = gate.condition(limit.getKey());
      if (condition.isEmpty()) {
        return Optional.of(unknownCondition(gate, limit.getKey()));
      }
      if (!condition.get().negotiable()) {
        return Optional.of(notNegotiable(gate, condition.get()));
      }
      Gate.Threshold threshold = condition.get().threshold().at(limit.getValue());
      if (!Double.isFinite(limit.getValue())
          || !threshold.isPossibleFor(condition.get().figure())) {
        return Optional.of(impossible(condition.get(), threshold));
      }
    }
    return Optional.empty();
  }

  private static Judgement.Refused unknownCondition(Gate gate, String id) {
    String known = String.join(", ", gate.conditions().stream().map(Gate.Condition::id).toList());
    return new Judgement.Refused(
        "unknown-condition",
        new LocalText(
            "关卡 " + gate.id() + " 没有条件 " + id + "，现有：" + known + "。",
            "The gate " + gate.id() + " has no condition " + id + "; it has " + known + "."));
  }

  private static Judgement.Refused notNegotiable(Gate gate, Gate.Condition condition) {
    return new Judgement.Refused(
        "not-negotiable",
        new LocalText(
            "关卡 " + gate.id() + " 的条件 " + condition.id() + " 不可协商，请去掉约定的界限。",
            "The condition "
                + condition.id()
                + " of the gate "
                + gate.id()
                + " is not negotiable; leave the agreed limit out."));
  }

  private static Judgement.Refused impossible(Gate.Condition condition, Gate.Threshold threshold) {
    String limit = threshold.sense().sign() + " " + threshold.limit();
    return new Judgement.Refused(
        "impossible-limit",
        new LocalText(
            "条件 " + condition.id() + " 永远达不到约定的界限 " + limit + "；比例在 0 到 1 之间。",
            "The condition "
                + condition.id()
                + " never meets the agreed limit "
                + limit
                + "; a ratio lies between 0 and 1."));
  }

  /**
   * Reckons a score.
   *
   * @param id one of the rulebook's scores
   * @param facts what is known
   * @param at the time of judging
   */
  public ScoreAnswer score(String id, Facts facts, Instant at) {
    return reckoning(facts, at).score(id);
  }

  /**
   * How an app stands in the market's list: the greatest value first.
   *
   * @param facts what is known of the app
   * @param at the time of judging
   * @return empty when the rulebook has no ranking
   */
  public Optional<ScoreAnswer> rank(Facts facts, Instant at) {
    return ranking == null ? Optional.empty() : Optional.of(reckoning(facts, at).plain(ranking));
  }

  private Reckoning reckoning(Facts facts, Instant at) {
    ZoneId zone = rulebook.zone();
    return new Reckoning(new Evaluation(types, new GatheredFacts(facts), at.atZone(zone)), scores);
  }
}
