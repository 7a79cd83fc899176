package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Tells what the operating system's complaints mean. */
final class Faults {
  /** Binaries, a new database and room for its first journal. */
  static final long NEEDED_AT_FIRST = 256;

  /** One file of the journal and some rows. */
  static final long NEEDED = 32;

  private static final String FULL = "No space left on device";
  private static final String PORT_TAKEN = "Address already in use";

  private Faults() {}

  /** Why a program ended, from its last words. */
  static DatabaseFault ended(Path dataFolder, String program, String said) {
    return said.contains(FULL)
        ? full(dataFolder, NEEDED_AT_FIRST)
        : new DatabaseFault.Ended(dataFolder, program, said);
  }

  static boolean isPortTaken(String said) {
    return said.contains(PORT_TAKEN);
  }

  /** Why a file could not be read or written. */
  static DatabaseFault of(Path dataFolder, IOException failure) {
    String said = Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
    if (said.contains(FULL)) {
      return full(dataFolder, NEEDED_AT_FIRST);
    }
    String detail =
        switch (failure) {
          case AccessDeniedException denied -> denied.getFile() + ": Permission denied";
          case FileSystemException named when named.getReason() != null ->
              named.getFile() + ": " + named.getReason();
          default -> said;
        };
    return new DatabaseFault.NotWritable(dataFolder, RunAs.userName(RunAs.self()), detail);
  }

  /**
   * Refuses a disk that is full already: PostgreSQL starts on it, and then stops in the middle of
   * work.
   */
  static void checkSpace(Path dataFolder, long neededMegabytes) throws IOException {
    if (free(dataFolder) < neededMegabytes) {
      throw new DatabaseUnavailable(full(dataFolder, neededMegabytes));
    }
  }

  private static DatabaseFault full(Path dataFolder, long neededMegabytes) {
    long free;
    try {
      free = free(dataFolder);
    } catch (IOException unknown) {
      free = 0;
    }
    return new DatabaseFault.DiskFull(dataFolder, free, neededMegabytes);
  }

  private static long free(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() >> 20;
  }
}
