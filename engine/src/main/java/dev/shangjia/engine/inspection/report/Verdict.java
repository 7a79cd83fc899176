package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Level;

/** What a report comes to for the provider. Rules in audit never count. */
public enum Verdict {
  /** A finding stops the submission: to be corrected, or contested. */
  MUST_FIX("must-fix"),
  /** Nothing stops it; a person will look at findings, or they are advice. */
  REMARKS("remarks"),
  /** Nothing was found. */
  CLEAN("clean");

  private final String code;

  Verdict(String code) {
    this.code = code;
  }

  /** The name used in reports. */
  public String code() {
    return code;
  }

  /** What a report comes to. */
  public static Verdict of(Report report) {
    Verdict verdict = CLEAN;
    for (RuleResult result : report.results()) {
      if (result.shadow()) {
        continue;
      }
      if (result.findings().stream().anyMatch(finding -> stops(result, finding))) {
        return MUST_FIX;
      }
      boolean silent =
          result.findings().isEmpty() && result.outcome() != RuleResult.Outcome.COULD_NOT_CHECK;
      verdict = silent ? verdict : REMARKS;
    }
    return verdict;
  }

  /**
   * Whether a finding stops a submission unless it is contested: the machine decided, the rule is
   * broken, and gravely.
   */
  public static boolean stops(RuleResult result, Finding finding) {
    return !result.shadow()
        && result.decides() == Decides.AUTO
        && finding.kind() == Finding.Kind.VIOLATION
        && finding.level().atLeast(Level.RETURN);
  }

  /**
   * Whether a report fails at a level: it holds a finding at that level or graver. Evidence for a
   * person counts too: the desk would stop at it.
   */
  public static boolean fails(Report report, Level failOn) {
    return report.results().stream()
        .filter(result -> !result.shadow())
        .flatMap(result -> result.findings().stream())
        .anyMatch(finding -> fails(finding, failOn));
  }

  /** Whether one finding fails at a level. */
  static boolean fails(Finding finding, Level failOn) {
    return finding.level().atLeast(failOn);
  }
}
