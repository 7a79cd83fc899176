package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum of a report in words.
 *
 * @param tally the counts
 * @param phrases the language
 */
record Summary(Tally tally, Phrases phrases) {
  /** The order in which people expect counts: what is well first. */
  private static final List<Outcome> COUNTED =
      List.of(
          Outcome.PASSED,
          Outcome.FINDING,
          Outcome.COULD_NOT_CHECK,
          Outcome.NOT_GATHERED,
          Outcome.FOR_PERSON,
          Outcome.NOT_APPLICABLE);

  /** How many rules, and what came of them. */
  String checked() {
    var parts = new ArrayList<String>();
    for (Outcome outcome : COUNTED) {
      add(parts, tally.rules(outcome), phrases.outcome(outcome));
    }
    int all = tally.results().size();
    String rules = phrases.count(all, "条规则", "rule", "rules");
    return rules + (parts.isEmpty() ? "" : phrases.pick("：", ": ") + joined(parts));
  }

  /** How many findings of which level; blank when there are none. */
  String found() {
    var parts = new ArrayList<String>();
    for (Level level : Level.values()) {
      add(parts, tally.violations().getOrDefault(level, 0), phrases.level(level));
    }
    add(parts, tally.evidence(), phrases.pick("待核", "to review"));
    return joined(parts);
  }

  /** What it comes to for the provider. */
  String verdict(Verdict verdict) {
    return switch (verdict) {
      case MUST_FIX -> mustFix(tally.stopping());
      case REMARKS -> phrases.pick("可以提交；", "Can be submitted; ") + remarks();
      case CLEAN -> phrases.pick("可以提交，未发现问题。", "Can be submitted: nothing was found.");
    };
  }

  private String mustFix(int stopping) {
    return phrases.pick(
        "暂不能提交：有 " + stopping + " 处须先改正，或逐处提出异议。",
        stopping == 1
            ? "Not ready to submit: correct 1 finding, or contest it."
            : "Not ready to submit: correct " + stopping + " findings, or contest each of them.");
  }

  private String remarks() {
    var parts = new ArrayList<String>();
    if (tally.gravestEvidence() != null) {
      String level = phrases.level(tally.gravestEvidence());
      parts.add(
          phrases.pick(
              "有 " + tally.evidence() + " 处将由审核人员核对（最重：" + level + "）",
              "a person will judge "
                  + phrases.count(tally.evidence(), "", "finding", "findings")
                  + " (at worst: "
                  + level
                  + ")"));
    }
    int unchecked = tally.rules(Outcome.COULD_NOT_CHECK);
    if (unchecked > 0) {
      parts.add(
          phrases.pick(
              "有 " + unchecked + " 条规则没能检查，将转给审核人员",
              "what " + phrases.count(unchecked, "", "rule", "rules") + " could not check too"));
    }
    int advice =
        tally.violations().values().stream().mapToInt(Integer::intValue).sum() - tally.stopping();
    if (advice > 0) {
      parts.add(
          phrases.pick(
              "另有 " + advice + " 处提醒或建议",
              phrases.count(advice, "", "finding is advice", "findings are advice")));
    }
    return String.join(phrases.pick("；", "; "), parts) + phrases.pick("。", ".");
  }

  private void add(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(phrases.pick(what + " " + number, number + " " + what));
    }
  }

  private String joined(List<String> parts) {
    return String.join(phrases.comma(), parts);
  }
}
