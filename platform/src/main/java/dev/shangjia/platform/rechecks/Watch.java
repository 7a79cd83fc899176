package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A listed app that is looked at again.
 *
 * @param snapshot what was approved
 * @param accepted with what is compared; null when no machine had looked
 * @param underWay the look that is under way; null for none
 * @param lookedAt when the last look was that came to its end; null before the first
 * @param result what it said
 * @param failures how many looks failed since one did not
 * @param caseId the open case about what was found; null for none
 */
record Watch(
    AppId app,
    OrganizationId provider,
    String program,
    SnapshotId snapshot,
    @Nullable InspectionId accepted,
    @Nullable InspectionId underWay,
    @Nullable Instant lookedAt,
    @Nullable Result result,
    int failures,
    @Nullable CaseId caseId) {

  /** What a look said, that which needs people first. */
  enum Result {
    /** It could not be done. */
    FAILED,
    /** Something is graver, and the rulebook names no procedure for that. */
    NO_PROCEDURE,
    /** A case is open about it. */
    IN_CASE,
    /** Something is graver that may pass by itself: it is looked at again. */
    SUSPECTED,
    /** Nothing is graver, but some rules could not be looked at. */
    INCOMPLETE,
    /** Something differs that stands in nobody's way, or not yet. */
    CHANGED,
    UNCHANGED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in the database and in words. */
    String code() {
      return code;
    }

    /** Whether somebody should look at it. */
    boolean needsPeople() {
      return compareTo(INCOMPLETE) <= 0;
    }

    static Result of(String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }
  }
}
