package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of what a report holds, for one audience.
 *
 * @param results what the audience sees
 * @param outcomes rules by outcome
 * @param violations violations by level
 * @param stopping findings that stop the submission
 * @param evidence findings that a person has to judge
 * @param gravestEvidence the gravest of their levels, or null when there are none
 */
record Tally(
    List<RuleResult> results,
    Map<Outcome, Integer> outcomes,
    Map<Level, Integer> violations,
    int stopping,
    int evidence,
    @Nullable Level gravestEvidence) {

  static Tally of(Report report, ReportOptions.Audience audience) {
    List<RuleResult> results = visible(report, audience);
    var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, 0);
    }
    var violations = new EnumMap<Level, Integer>(Level.class);
    for (Level level : Level.values()) {
      violations.put(level, 0);
    }
    int stopping = 0;
    int evidence = 0;
    Level gravest = null;
    for (RuleResult result : results) {
      outcomes.merge(result.outcome(), 1, Integer::sum);
      for (Finding finding : result.findings()) {
        stopping += Verdict.stops(result, finding) ? 1 : 0;
        switch (finding.kind()) {
          case VIOLATION -> violations.merge(finding.level(), 1, Integer::sum);
          case EVIDENCE -> {
            evidence++;
            gravest =
                gravest == null || finding.level().atLeast(gravest) ? finding.level() : gravest;
          }
          case COULD_NOT_CHECK -> {}
        }
      }
    }
    return new Tally(results, outcomes, violations, stopping, evidence, gravest);
  }

  static List<RuleResult> visible(Report report, ReportOptions.Audience audience) {
    return switch (audience) {
      case AUTHOR -> report.results();
      case PROVIDER -> report.results().stream().filter(result -> !result.shadow()).toList();
    };
  }

  int rules(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  List<RuleResult> with(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }
}
