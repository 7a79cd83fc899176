package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Starts;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.util.Optional;

/** How cases of one procedure begin. */
final class Start {
  private final Procedure procedure;
  private final Pin pin;
  private final Words words;

  Start(Procedure procedure, Pin pin, Words words) {
    this.procedure = procedure;
    this.pin = pin;
    this.words = words;
  }

  Step by(String caseId, Actor by, Conditions conditions, Instant at) {
    Role starter = Role.of(procedure.starts().by());
    if (by.role() != starter) {
      return words.notYoursToStart(starter, by.role());
    }
    return refusal(conditions)
        .<Step>map(refused -> refused)
        .orElseGet(
            () -> {
              var started = new CaseEvent.Started(at, caseId, pin, by);
              var play = new Play(procedure, CaseState.of(started), at);
              play.go(procedure.stages().getFirst().id(), 0, at);
              return play.transitionAfter(started);
            });
  }

  private Optional<Step.Refusal> refusal(Conditions conditions) {
    Starts starts = procedure.starts();
    Expression when = starts.when();
    if (when == null) {
      return Optional.empty();
    }
    return switch (conditions.verdict(when)) {
      case Verdict.Holds _ -> Optional.empty();
      case Verdict.Fails _ -> Optional.of(words.cannotStart(when, starts.message()));
      case Verdict.Undecided(LocalText why) -> Optional.of(words.startUndecided(why));
    };
  }
}
