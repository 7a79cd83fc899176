package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.metrics.Gates;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** One version of a rulebook, ready to play cases by. Safe for several threads. */
final class Playbook {
  private final Rulebook rulebook;
  private final Guards guards;
  private final Supplier<Gates> gates = SingletonSupplier.of(this::compiled);
  private final Map<String, ProcedureMachine> machines = new LinkedHashMap<>();
  private final Map<String, LocalText> titles = new LinkedHashMap<>();

  Playbook(Rulebook rulebook, Guards guards) {
    this.rulebook = rulebook;
    this.guards = guards;
    rulebook.rules().forEach(rule -> titles.put(rule.id(), rule.title()));
    for (String procedure : rulebook.procedures().keySet()) {
      ProcedureMachine.of(rulebook, procedure)
          .ifPresent(machine -> machines.put(procedure, machine));
    }
  }

  /** What its rules are called, by id. */
  Map<String, LocalText> ruleTitles() {
    return titles;
  }

  Rulebook rulebook() {
    return rulebook;
  }

  /** Its gates; made ready when the first one is judged. */
  Gates gates() {
    return gates.get();
  }

  private Gates compiled() {
    return switch (Gates.of(rulebook)) {
      case Reading.Read<Gates>(Gates read, var _) -> read;
      case Reading.Unreadable<Gates>(var problems) ->
          throw new IllegalStateException(
              "rulebook %s %s was installed and its gates do not compile: %s"
                  .formatted(rulebook.id(), rulebook.version(), problems));
    };
  }

  Guards guards() {
    return guards;
  }

  Optional<ProcedureMachine> machine(String procedure) {
    return Optional.ofNullable(machines.get(procedure));
  }

  /** The machine of a procedure that a case is played by, so that it is there. */
  ProcedureMachine play(String procedure) {
    return machine(procedure)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "rulebook %s %s has no procedure %s"
                        .formatted(rulebook.id(), rulebook.version(), procedure)));
  }

  EventWords words(String procedure) {
    return new EventWords(play(procedure).procedure());
  }

  Procedure procedure(String procedure) {
    return play(procedure).procedure();
  }
}
