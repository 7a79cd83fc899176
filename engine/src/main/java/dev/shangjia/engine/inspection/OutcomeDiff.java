package dev.shangjia.engine.inspection;

import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one dossier's report changes from one version of a rulebook to another.
 *
 * @param gained findings that only the newer version has, or has at another level
 * @param gone findings that only the older version has, or has at another level
 * @param undecided changed rules of which it cannot be told, since what they read was not gathered
 */
public record OutcomeDiff(List<Entry> gained, List<Entry> gone, List<String> undecided) {

  /**
   * A finding as far as it is compared; its words may change.
   *
   * @param rule the rule's id
   * @param pointer where it is, as a JSON pointer into the forms
   * @param level how grave it is
   * @param kind what it says
   */
  public record Entry(String rule, String pointer, Level level, Finding.Kind kind) {}

  public OutcomeDiff {
    gained = List.copyOf(gained);
    gone = List.copyOf(gone);
    undecided = List.copyOf(undecided);
  }

  /**
   * Compares two reports on the same facts.
   *
   * @param changed the rules that differ between the two versions
   */
  public static OutcomeDiff between(Report before, Report after, Set<String> changed) {
    List<Entry> old = entries(before);
    List<Entry> now = entries(after);
    Map<String, Outcome> earlier = outcomes(before);
    Map<String, Outcome> later = outcomes(after);
    List<String> undecided =
        changed.stream()
            .filter(
                rule ->
                    earlier.get(rule) == Outcome.NOT_GATHERED
                        || later.get(rule) == Outcome.NOT_GATHERED)
            .sorted()
            .toList();
    return new OutcomeDiff(without(now, old), without(old, now), undecided);
  }

  /** Whether the dossier gets the same findings from both, as far as can be told. */
  public boolean isSame() {
    return gained.isEmpty() && gone.isEmpty() && undecided.isEmpty();
  }

  private static List<Entry> without(List<Entry> all, List<Entry> others) {
    var left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left;
  }

  private static List<Entry> entries(Report report) {
    var entries = new ArrayList<Entry>();
    for (RuleResult result : report.results()) {
      for (Finding finding : result.findings()) {
        entries.add(
            new Entry(result.rule(), finding.place().pointer(), finding.level(), finding.kind()));
      }
    }
    return entries;
  }

  private static Map<String, Outcome> outcomes(Report report) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    report.results().forEach(result -> outcomes.put(result.rule(), result.outcome()));
    return outcomes;
  }
}
