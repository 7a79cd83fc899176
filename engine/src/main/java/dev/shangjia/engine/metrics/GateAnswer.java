package dev.shangjia.engine.metrics;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Gate;
import java.util.List;

/**
 * A gate's answer.
 *
 * @param gate which one
 * @param result passed when every condition is; failed when one is
 * @param conditions the answer of each, in the gate's order
 */
public record GateAnswer(Gate gate, GateResult result, List<OfCondition> conditions) {
  public GateAnswer {
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition's answer.
   *
   * @param condition which one
   * @param result what it comes to
   * @param figures the figures behind it
   * @param sentence what it comes to and why, for people
   */
  public record OfCondition(
      Gate.Condition condition, GateResult result, Figures figures, LocalText sentence) {}
}
