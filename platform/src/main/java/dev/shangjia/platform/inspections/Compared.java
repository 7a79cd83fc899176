package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.OutcomeDiff;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.engine.rulebook.RulebookDiff;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.inspections.BackTestLine.Outcome;
import dev.shangjia.platform.inspections.BackTestLine.RuleEffect;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two versions of a rulebook that judge the same facts. */
final class Compared {
  private final Inspector before;
  private final Inspector after;
  private final Set<String> changed;

  Compared(Policies policies, String beforeHash, String afterHash) {
    this(
        policies.inspector(policies.byHash(beforeHash)),
        policies.inspector(policies.byHash(afterHash)));
  }

  Compared(Inspector before, Inspector after) {
    this.before = before;
    this.after = after;
    this.changed = new HashSet<>(RulebookDiff.between(before.rulebook(), after.rulebook()).rules());
  }

  /** Whose facts are judged. */
  record Of(InspectionId inspection, OrganizationId organization, DossierId dossier) {}

  /** What the later one says of a dossier; empty when both say the same. */
  Optional<BackTestLine> line(Of of, Facts facts, Instant at) {
    Report earlier = before.inspect(facts, at);
    Report later = after.inspect(facts, at);
    OutcomeDiff difference = OutcomeDiff.between(earlier, later);
    List<String> undecided = OutcomeDiff.undecided(earlier, later, changed);
    return outcome(difference, undecided)
        .map(
            outcome ->
                new BackTestLine(
                    of.inspection(),
                    of.organization(),
                    of.dossier(),
                    outcome,
                    difference.rules().stream()
                        .map(rule -> new RuleEffect(rule.rule(), rule.effect().code()))
                        .toList(),
                    undecided));
  }

  private static Optional<Outcome> outcome(OutcomeDiff difference, List<String> undecided) {
    boolean stopped = difference.before() == Verdict.MUST_FIX;
    boolean stops = difference.after() == Verdict.MUST_FIX;
    if (stopped != stops) {
      return Optional.of(stops ? Outcome.NEWLY_STOPPED : Outcome.FREED);
    }
    if (!difference.rules().isEmpty()) {
      return Optional.of(Outcome.DIFFERS);
    }
    return undecided.isEmpty() ? Optional.empty() : Optional.of(Outcome.UNDECIDED);
  }
}
