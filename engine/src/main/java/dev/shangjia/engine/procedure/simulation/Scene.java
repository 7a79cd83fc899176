package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is done in a played case, and what comes of it.
 *
 * @param at when
 * @param action what is done; empty when the case is started
 * @param step what comes of it
 * @param state where the case stands afterwards: as before when the action was refused; empty when
 *     there is no case yet
 */
public record Scene(Instant at, Optional<CaseAction> action, Step step, Optional<CaseState> state) {

  /** What happens; nothing when it was refused. */
  public List<CaseEvent> events() {
    return switch (step) {
      case Step.Transition transition -> transition.events();
      case Step.Refusal _ -> List.of();
    };
  }

  /** Why it was refused; empty when it was not. */
  public Optional<Step.Refusal> refusal() {
    return step instanceof Step.Refusal refusal ? Optional.of(refusal) : Optional.empty();
  }

  static Scene of(Instant at, Optional<CaseAction> action, Step step, Optional<CaseState> before) {
    return new Scene(
        at,
        action,
        step,
        step instanceof Step.Transition transition ? Optional.of(transition.state()) : before);
  }
}
