package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param folder where it runs
 * @param words the program and its arguments
 */
record Command(Path folder, List<String> words) {
  Command {
    words = List.copyOf(words);
  }

  /**
   * What came of it.
   *
   * @param code its exit code
   * @param said all that it wrote
   */
  record Outcome(int code, String said) {
    boolean isGood() {
      return code == 0;
    }
  }

  /**
   * Runs it; empty when it did not end in time.
   *
   * @throws IOException when it cannot be started
   */
  Optional<Outcome> run(Duration limit) throws IOException {
    Process process = builder().start();
    try {
      process.getOutputStream().close();
      CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> output(process));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      return Optional.of(new Outcome(process.exitValue(), said.join()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + words.getFirst() + " ran", interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process, not started; it is given no variables of ours, which may hold secrets. */
  ProcessBuilder builder() {
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    return builder;
  }

  private static String output(Process process) {
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), Charset.defaultCharset()).strip();
    } catch (IOException ended) {
      return "";
    }
  }
}
