package dev.shangjia.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the server says: kept in a file and one before it, of limited size each. */
final class ServerLog {
  private static final int KEPT_LINES = 20;
  private static final long MOST_BYTES = 10L << 20;

  private final Path file;
  private final Deque<String> last = new ArrayDeque<>();

  ServerLog(Path home) {
    this.file = home.resolve("postgres.log");
  }

  /** Writes lines down until there are no more. A full disk must not stop the reading. */
  void follow(InputStream said) {
    try (var lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        write(line);
      }
    } catch (IOException | UncheckedIOException ended) {
      // the server has ended, and this was its last word
    }
  }

  /** The last lines of this run. */
  String tail() {
    synchronized (last) {
      return String.join("\n", last);
    }
  }

  private void remember(String line) {
    synchronized (last) {
      if (last.size() == KEPT_LINES) {
        last.removeFirst();
      }
      last.addLast(line);
    }
  }

  private void write(String line) {
    try {
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.move(
            file, file.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(file)) {
        Folders.createPrivate(file);
      }
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException notWritten) {
      // the line is still remembered
    }
  }
}
