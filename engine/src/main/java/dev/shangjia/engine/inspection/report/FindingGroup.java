package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.RuleResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one field, or one item of a list, gravest first.
 *
 * @param pointer the field's or item's JSON pointer
 * @param file the file the findings speak of, or null
 * @param entries the findings with their rules
 */
record FindingGroup(String pointer, @Nullable String file, List<Entry> entries) {

  /**
   * A finding with its rule.
   *
   * @param result what came of the rule
   * @param finding what it found
   */
  record Entry(RuleResult result, Finding finding) {}

  /** What stops the submission comes before what a person will judge, however grave. */
  private static final Comparator<Entry> GRAVEST_FIRST =
      Comparator.comparing((Entry entry) -> !Verdict.stops(entry.result(), entry.finding()))
          .thenComparing(entry -> entry.finding().level())
          .thenComparing(entry -> entry.finding().kind());

  /** Everything found, what could not be checked apart, the gravest group first. */
  static List<FindingGroup> of(List<RuleResult> results) {
    var byField = new LinkedHashMap<String, List<Entry>>();
    for (RuleResult result : results) {
      for (Finding finding : result.findings()) {
        if (finding.kind() != Finding.Kind.COULD_NOT_CHECK) {
          byField
              .computeIfAbsent(field(finding.place().pointer()), key -> new ArrayList<>())
              .add(new Entry(result, finding));
        }
      }
    }
    var groups = new ArrayList<FindingGroup>();
    byField.forEach((pointer, entries) -> groups.add(group(pointer, entries)));
    groups.sort(Comparator.comparing(FindingGroup::gravest, GRAVEST_FIRST));
    return groups;
  }

  private Entry gravest() {
    return entries.getFirst();
  }

  private static FindingGroup group(String pointer, List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(GRAVEST_FIRST).toList();
    String file = null;
    for (Entry entry : sorted) {
      file = file == null ? entry.finding().place().file() : file;
    }
    return new FindingGroup(pointer, file, sorted);
  }

  /** Up to the first number: what is found about parts of an item belongs to the item. */
  private static String field(String pointer) {
    int index = 0;
    while (index < pointer.length()) {
      int next = pointer.indexOf('/', index + 1);
      int end = next < 0 ? pointer.length() : next;
      if (isNumber(pointer, index + 1, end)) {
        return pointer.substring(0, end);
      }
      index = end;
    }
    return pointer;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
