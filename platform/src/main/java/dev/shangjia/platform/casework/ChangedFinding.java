package dev.shangjia.platform.casework;

import dev.shangjia.platform.inspections.InspectionId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding of what is listed that is graver than when it was accepted. What it says stands in the
 * reports of two inspections, so that both can be shown beside each other.
 *
 * @param fingerprint of the finding in both reports
 * @param rule the rule's id
 * @param cause why it came up
 * @param accepted what was accepted last; null when no machine had looked at it
 * @param seen what found it now
 */
public record ChangedFinding(
    String fingerprint,
    String rule,
    Cause cause,
    @Nullable InspectionId accepted,
    InspectionId seen) {

  /** Why something comes up that was not there before. */
  public enum Cause {
    /** What it speaks of changed: a page, a policy, what the market knows of its provider. */
    CHANGED,
    /** Nothing changed but the day: something expired. */
    TIME,
    /** The rule is another one than then. */
    RULE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name used in the database and in words. */
    public String code() {
      return code;
    }
  }
}
