package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run left behind. To be looked at only by who has the lock of the folder, or the
 * server of another instance would be taken for left behind.
 */
record Leftover(Cluster cluster, PostgresBinaries binaries, RunAs runAs) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

  /**
   * Stops a server that still runs on the data, and takes a stale note of one away.
   *
   * @throws DatabaseUnavailable when the server does not stop
   */
  void clear() throws IOException {
    Optional<PostmasterFile> file = PostmasterFile.of(cluster);
    Optional<ProcessHandle> noted = file.flatMap(PostmasterFile::pid).flatMap(ProcessHandle::of);
    if (noted.isPresent()) {
      if (isServer(noted.get())) {
        stop(noted.get().pid());
      } else {
        // The number has gone to a stranger, since a restart of the machine or container;
        // PostgreSQL would take the stranger for itself and refuse to start.
        Files.deleteIfExists(file.get().path());
      }
    }
  }

  private boolean isServer(ProcessHandle process) {
    String data = cluster.folder().toString();
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(data))
        .orElseGet(() -> process.info().commandLine().orElse("").contains(data));
  }

  private void stop(long pid) throws IOException {
    List<String> words =
        List.of(
            binaries.pgCtl().toString(),
            "-D",
            cluster.folder().toString(),
            "-m",
            "fast",
            "-t",
            Long.toString(STOP_LIMIT.toSeconds()),
            "-w",
            "stop");
    boolean stopped =
        runAs
            .command(cluster.home(), words)
            .run(STOP_LIMIT.plusSeconds(5))
            .filter(Command.Outcome::isGood)
            .isPresent();
    if (!stopped) {
      throw new DatabaseUnavailable(new DatabaseFault.StillRunning(cluster.dataFolder(), pid));
    }
  }
}
