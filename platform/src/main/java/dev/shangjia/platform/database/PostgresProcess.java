package dev.shangjia.platform.database;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server's process, from its start to its end. */
final class PostgresProcess {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
  private static final Duration TOOL_LIMIT = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final PostgresBinaries binaries;
  private final RunAs runAs;
  private final ServerLog log;
  private final Thread keeper;
  private final Process process;

  private PostgresProcess(
      Cluster cluster, PostgresBinaries binaries, RunAs runAs, List<String> parameters)
      throws IOException {
    this.cluster = cluster;
    this.binaries = binaries;
    this.runAs = runAs;
    this.log = new ServerLog(cluster.home());
    var starting = new CompletableFuture<Process>();
    ProcessBuilder builder = command(parameters).builder();
    // Linux stops the server when the thread that started it ends: so this one lasts as long as it.
    this.keeper =
        Thread.ofPlatform()
            .daemon()
            .name("shangjia-postgres")
            .start(() -> keep(builder, starting, log));
    try {
      this.process = starting.join();
    } catch (CompletionException notStarted) {
      throw new IOException(notStarted.getCause());
    }
  }

  /** Starts the server, without waiting until it is ready. */
  static PostgresProcess start(
      Cluster cluster, PostgresBinaries binaries, RunAs runAs, List<String> parameters)
      throws IOException {
    return new PostgresProcess(cluster, binaries, runAs, parameters);
  }

  private static void keep(
      ProcessBuilder builder, CompletableFuture<Process> starting, ServerLog log) {
    try {
      Process process = builder.start();
      starting.complete(process);
      log.follow(process.getInputStream());
      process.waitFor();
    } catch (IOException notStarted) {
      starting.completeExceptionally(notStarted);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private Command command(List<String> parameters) {
    var words = new ArrayList<>(RunAs.untilParentEnds());
    words.addAll(List.of(binaries.postgres().toString(), "-D", cluster.folder().toString()));
    parameters.forEach(parameter -> words.addAll(List.of("-c", parameter)));
    return runAs.command(cluster.home(), words);
  }

  /** Whether it accepts connections at last; false when it ended instead. */
  boolean isReadyWithin(Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (hasEndedWithin(LOOK_AGAIN)) {
        return false;
      }
      if (System.nanoTime() - end > 0) {
        stop(TOOL_LIMIT);
        throw new DatabaseUnavailable(
            new DatabaseFault.TooSlow(cluster.dataFolder(), "postgres", limit));
      }
    }
    return true;
  }

  private boolean isReady() throws IOException {
    return PostmasterFile.of(cluster)
        .filter(PostmasterFile::isReady)
        .filter(file -> file.pid().filter(pid -> pid == process.pid()).isPresent())
        .isPresent();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** The last lines that it wrote; complete when it has ended. */
  String said() {
    if (!process.isAlive()) {
      try {
        keeper.join(TOOL_LIMIT);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return log.tail();
  }

  long pid() {
    return process.pid();
  }

  /** Stops it: cleanly, or as if by a power failure when that takes too long. */
  void stop(Duration limit) throws IOException {
    if (process.isAlive()) {
      signal("fast");
      if (!hasEndedWithin(limit)) {
        signal("immediate");
        if (!hasEndedWithin(TOOL_LIMIT)) {
          process.destroyForcibly();
        }
      }
    }
  }

  private void signal(String mode) throws IOException {
    var words =
        Stream.of(binaries.pgCtl() + "", "-D", cluster.folder() + "", "-W", "-m", mode, "stop");
    runAs.command(cluster.home(), words.toList()).run(TOOL_LIMIT);
  }

  private boolean hasEndedWithin(Duration time) throws IOException {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for process " + process.pid(), interrupted);
    }
  }
}
