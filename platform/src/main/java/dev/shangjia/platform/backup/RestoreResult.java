package dev.shangjia.platform.backup;

import java.nio.file.Path;
import java.time.Instant;

/** What came of a restore. */
public sealed interface RestoreResult {
  /**
   * Everything is there.
   *
   * @param data the data folder
   * @param from when the backup was made
   * @param amount what was in it
   * @param keys whether keys were in it
   */
  record Restored(Path data, Instant from, Amount amount, Keys keys) implements RestoreResult {}

  /** Nothing was restored, and the target is as empty as before. */
  record Refused(BackupFault fault) implements RestoreResult {}
}
