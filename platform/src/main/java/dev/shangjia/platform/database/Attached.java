package dev.shangjia.platform.database;

import java.io.IOException;
import java.time.Duration;
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

  /**
   * Finds it; one that is just starting is waited for.
   *
   * @param inUse what is thrown when none gets ready
   */
  static Attached to(Cluster cluster, DatabaseUnavailable inUse) throws IOException {
    long end = System.nanoTime() + WAIT.toNanos();
    while (true) {
      Optional<PostmasterFile> ready = PostmasterFile.of(cluster).filter(PostmasterFile::isReady);
      if (ready.isPresent()) {
        return new Attached(ready.get().port(), cluster.password());
      }
      if (System.nanoTime() - end > 0) {
        throw inUse;
      }
      pause();
    }
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
