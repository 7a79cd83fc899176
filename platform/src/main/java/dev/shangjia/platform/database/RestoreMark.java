package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the data folder for as long as a restore is at work, so that one that was cut off is
 * not taken for a market.
 */
public final class RestoreMark {
  private RestoreMark() {}

  /** Marks the folder. */
  public static void set(Path data) throws IOException {
    Folders.createPrivate(file(data));
  }

  /** Takes the mark away: everything is there. */
  public static void clear(Path data) throws IOException {
    Files.delete(file(data));
    Folders.force(data);
  }

  /**
   * Refuses a folder that is marked.
   *
   * @throws DatabaseUnavailable saying so
   */
  static void check(Path data) {
    if (Files.exists(file(data))) {
      throw new DatabaseUnavailable(new DatabaseFault.HalfRestored(data));
    }
  }

  private static Path file(Path data) {
    return data.resolve("restoring");
  }
}
