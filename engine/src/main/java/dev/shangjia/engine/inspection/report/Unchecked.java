package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import java.util.List;

/**
 * Something a rule could not check.
 *
 * @param text why
 * @param place the pointer of what it could not check; empty when it is the rule as a whole
 */
record Unchecked(LocalText text, String place) {

  /** Everything a rule could not check. */
  static List<Unchecked> of(RuleResult result) {
    // The rule's reason is the same for all rules that the same thing kept from checking; a
    // finding's
    // message names its rule.
    List<Unchecked> causes =
        result.findings().stream()
            .filter(finding -> finding.kind() == Finding.Kind.COULD_NOT_CHECK)
            .map(
                finding ->
                    new Unchecked(
                        result.reason() == null ? finding.message() : result.reason(),
                        finding.place().pointer()))
            .toList();
    if (causes.isEmpty() && result.outcome() == Outcome.COULD_NOT_CHECK) {
      LocalText reason = result.reason() == null ? result.title() : result.reason();
      return List.of(new Unchecked(reason, ""));
    }
    return causes;
  }
}
