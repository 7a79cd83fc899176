package dev.shangjia.platform.editor;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.report.Verdict;
import dev.shangjia.platform.apps.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of a report by the path of the field that they speak of. */
final class Remarks {
  private final Map<String, List<Remark>> byPath = new LinkedHashMap<>();
  private int notGathered;
  private int forPeople;

  private Remarks() {}

  static Remarks of(Report report, Draft draft) {
    var remarks = new Remarks();
    for (RuleResult result : report.results()) {
      if (result.shadow()) {
        continue;
      }
      switch (result.outcome()) {
        case NOT_GATHERED -> remarks.notGathered++;
        case FOR_PERSON -> remarks.forPeople++;
        case FINDING, COULD_NOT_CHECK, PASSED, NOT_APPLICABLE -> {}
      }
      for (Finding finding : result.findings()) {
        remarks
            .byPath
            .computeIfAbsent(draft.path(finding.place().pointer()), _ -> new ArrayList<>())
            .add(remark(result, finding));
      }
    }
    return remarks;
  }

  private static Remark remark(RuleResult result, Finding finding) {
    return new Remark(
        weight(result, finding),
        finding.message(),
        finding.fix(),
        result.rule(),
        result.clauses(),
        finding.quotes().stream()
            .filter(quote -> quote instanceof Finding.Quote.Passage)
            .map(Finding.Quote::text)
            .distinct()
            .limit(5)
            .toList());
  }

  private static Remark.Weight weight(RuleResult result, Finding finding) {
    if (finding.kind() == Finding.Kind.COULD_NOT_CHECK) {
      return Remark.Weight.UNCHECKED;
    }
    if (result.rule().startsWith("form/") && result.rule().endsWith("/required")) {
      return Remark.Weight.MISSING;
    }
    return Verdict.stops(result, finding) ? Remark.Weight.STOPS : Remark.Weight.REMARK;
  }

  /** What was found at a path itself. */
  List<Remark> at(String path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** Everything, by path. */
  Map<String, List<Remark>> all() {
    return byPath;
  }

  /** How many remarks of a weight there are in a form. */
  long count(String form, Remark.Weight weight) {
    return byPath.entrySet().stream()
        .filter(entry -> entry.getKey().equals(form) || entry.getKey().startsWith(form + "/"))
        .flatMap(entry -> entry.getValue().stream())
        .filter(remark -> remark.weight() == weight)
        .count();
  }

  /** How many rules wait for a look at links and pages, or for what the platform learns later. */
  int notGathered() {
    return notGathered;
  }

  /** How many rules a person decides. */
  int forPeople() {
    return forPeople;
  }
}
