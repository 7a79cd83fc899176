package dev.shangjia.platform.casework;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.policies.Policies;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rulebooks that cases are played by; each is made ready once. */
@Component
final class Playbooks {
  private final Policies policies;
  private final Map<String, Playbook> ready = new ConcurrentHashMap<>();

  Playbooks(Policies policies) {
    this.policies = policies;
  }

  /** The version of a program's rulebook that is in force; empty when there is no such program. */
  Optional<Playbook> inForce(String program) {
    return policies.find(program).map(this::of);
  }

  /** A version that a case is pinned to. */
  Playbook pinned(String hash) {
    return of(policies.byHash(hash));
  }

  private Playbook of(Rulebook rulebook) {
    return ready.computeIfAbsent(rulebook.hash(), _ -> new Playbook(rulebook, guards(rulebook)));
  }

  private static Guards guards(Rulebook rulebook) {
    return switch (Guards.of(rulebook)) {
      case Reading.Read<Guards>(Guards guards, var _) -> guards;
      case Reading.Unreadable<Guards>(var problems) ->
          throw new IllegalStateException(
              "rulebook %s %s was installed and its conditions do not compile: %s"
                  .formatted(rulebook.id(), rulebook.version(), problems));
    };
  }
}
