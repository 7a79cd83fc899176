package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.casework.CaseId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that looks still find.
 *
 * @param seen in how many looks, of those that lie far enough apart
 * @param firstSeenAt when it was seen first
 * @param countedAt when the last look was that counted
 * @param caseId the case that it is part of; null for none
 */
record Standing(
    Change change, int seen, Instant firstSeenAt, Instant countedAt, @Nullable CaseId caseId) {

  /** A change that was not seen before. */
  static Standing first(Change change, Instant at) {
    return new Standing(change, 1, at, at, null);
  }

  /** The same, seen again; what came up for another reason counts anew. */
  Standing again(Change now, Instant at, Duration apart) {
    if (now.kind() != change.kind()) {
      return new Standing(now, 1, at, at, caseId);
    }
    boolean counts = !at.isBefore(countedAt.plus(apart));
    return new Standing(
        now, counts ? seen + 1 : seen, firstSeenAt, counts ? at : countedAt, caseId);
  }

  /** The same as part of a case. */
  Standing in(CaseId id) {
    return new Standing(change, seen, firstSeenAt, countedAt, id);
  }

  /** Whether it was seen often enough to be believed. */
  boolean isBelieved(int looks) {
    return switch (change.certainty()) {
      case SURE -> true;
      case MAY_PASS -> seen >= looks;
    };
  }

  /** Whether somebody has to look at it once it is believed and its time has come. */
  boolean isOpen() {
    return caseId == null && change.isGrave();
  }
}
