package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.probes.Gathering;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers facts about drafts, quickly, and has the engine judge them; nothing is kept. */
@Component
class DraftJudging {
  private final JdbcInspections rows;
  private final JudgedInspections judged;
  private final HeldDossiers held;
  private final Policies policies;
  private final PlatformContext context;
  private final Looks looks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DraftJudging(
      JdbcInspections rows,
      JudgedInspections judged,
      HeldDossiers held,
      Policies policies,
      PlatformContext context,
      Looks looks,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.judged = judged;
    this.held = held;
    this.policies = policies;
    this.context = context;
    this.looks = looks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A draft as it is now, judged as of now. */
  Judged judge(Draft draft, Rulebook rulebook) {
    Inspector inspector = policies.inspector(rulebook);
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Facts facts = facts(draft, inspector, at);
    return new Judged(facts, inspector.inspect(facts, at));
  }

  /** What a draft is judged by at a time. */
  Facts facts(Draft draft, Inspector inspector, Instant at) {
    Set<String> probes = inspector.probes(draft.key().procedure(), at);
    var content =
        new Held.Content(
            draft.organization(),
            draft.key().program(),
            draft.key().procedure(),
            draft.forms(),
            draft.namedFiles());
    try (Held dossier = held.hold(content, inspector.rulebook(), probes)) {
      Facts ofFiles =
          looks
              .atFiles()
              .gather(
                  dossier.dossier(),
                  probes,
                  Gathering.Reach.FILES,
                  context.of(
                      draft.key().program(), draft.organization(), draft.app(), content.forms()),
                  (_, _, _) -> {});
      return dossier
          .dossier()
          .facts(
              with(ofFiles.observations(), seen(draft, dossier.dossier().addresses().keySet())),
              ofFiles.context());
    }
  }

  /** What was seen last of addresses that are still named. */
  private List<Observation> seen(Draft draft, Set<String> addresses) {
    Set<String> subjects =
        addresses.stream().map(Observation::subjectOf).collect(Collectors.toSet());
    Optional<Inspection> last =
        subjects.isEmpty()
            ? Optional.empty()
            : transaction.execute(_ -> rows.latestDone(draft.id()));
    return last == null
        ? List.of()
        : last.flatMap(judged::of)
            .map(
                before ->
                    before.facts().observations().stream()
                        .filter(observation -> subjects.contains(observation.subject()))
                        .toList())
            .orElse(List.of());
  }

  /** In the order in which the engine's own gathering has them. */
  private static List<Observation> with(List<Observation> some, List<Observation> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(
        Comparator.comparing(observation -> observation.probe() + " " + observation.subject()));
    return all;
  }
}
