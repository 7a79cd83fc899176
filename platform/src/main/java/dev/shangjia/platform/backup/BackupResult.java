package dev.shangjia.platform.backup;

import java.nio.file.Path;
import java.util.List;

/** What came of a backup. */
public sealed interface BackupResult {
  /**
   * It was made.
   *
   * @param file where it is
   * @param amount what is in it
   * @param missing what the database speaks of though it is not in the folder of files; should be
   *     empty
   */
  record Written(Path file, Amount amount, List<String> missing) implements BackupResult {
    /** Copies the list. */
    public Written {
      missing = List.copyOf(missing);
    }
  }

  /** It was not made, and no file is left. */
  record Refused(BackupFault fault) implements BackupResult {}
}
