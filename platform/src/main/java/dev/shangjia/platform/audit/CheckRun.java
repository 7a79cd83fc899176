package dev.shangjia.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of the check.
 *
 * @param ended null while it runs, or when it broke off
 */
record CheckRun(long id, Instant started, @Nullable Instant ended, Counts counts) {

  /** What was looked at, and how much of it is not as it was written. */
  record Counts(long chains, long entries, long contents, long checkpoints, long findings) {}
}
