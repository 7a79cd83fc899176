package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import org.jspecify.annotations.Nullable;

/** What came of an act in a case. */
public sealed interface CaseResult extends StartResult {

  /**
   * The case went on.
   *
   * @param sequence the number of its last event
   */
  record Moved(CaseId caseId, int sequence) implements CaseResult {}

  /**
   * Nothing changed.
   *
   * @param code why not, as a name that never changes: one of the engine's {@code Step.Code}, or
   *     {@code no-such-case}, {@code no-such-procedure}, {@code case-moved}, {@code open-already},
   *     {@code cites-nothing}, {@code unknown-rule}, {@code claimed}, {@code nothing-handed-in},
   *     {@code form-not-filled-in}, {@code findings-stand}, {@code intake-closed}, {@code
   *     consent-missing}, {@code account-closed}
   * @param reason why not, and what to do instead
   * @param page a path of this market where what is missing is made good; null for none
   */
  record Refused(String code, LocalText reason, @Nullable String page) implements CaseResult {
    Refused(String code, LocalText reason) {
      this(code, reason, null);
    }
  }
}
