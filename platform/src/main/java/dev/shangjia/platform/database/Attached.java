package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that another process runs on a data folder.
 *
 * @param port where it listens on 127.0.0.1
 * @param password the superuser's
 */
record Attached(int port, String password) {
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int PORT_LINE = 3;
  private static final int READY_LINE = 7;

  /**
   * Finds it; one that is just starting is waited for.
   *
   * @param inUse what is thrown when none gets ready
   */
  static Attached to(Cluster cluster, DatabaseUnavailable inUse) throws IOException {
    long end = System.nanoTime() + WAIT.toNanos();
    while (true) {
      Optional<Integer> port = port(cluster.folder().resolve("postmaster.pid"));
      if (port.isPresent()) {
        return new Attached(port.get(), cluster.password());
      }
      if (System.nanoTime() - end > 0) {
        throw inUse;
      }
      pause();
    }
  }

  private static Optional<Integer> port(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note);
    return lines.size() > READY_LINE && lines.get(READY_LINE).strip().equals("ready")
        ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
        : Optional.empty();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", interrupted);
    }
  }
}
