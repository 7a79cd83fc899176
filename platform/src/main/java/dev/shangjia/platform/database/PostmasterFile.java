package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL says of itself in its data folder: the file {@code postmaster.pid},
 * which it fills line by line while it starts.
 *
 * @param path where the file is
 * @param lines what it holds so far
 */
record PostmasterFile(Path path, List<String> lines) {
  private static final int PORT_LINE = 3;
  private static final int STATE_LINE = 7;

  /** Reads it; empty where no server runs and none was killed. */
  static Optional<PostmasterFile> of(Cluster cluster) throws IOException {
    Path path = cluster.folder().resolve("postmaster.pid");
    try {
      return Optional.of(new PostmasterFile(path, Files.readAllLines(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** The server's process; empty when a power failure tore the file. */
  Optional<Long> pid() {
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.parseLong(lines.getFirst().strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Whether the server accepts connections. */
  boolean isReady() {
    return lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
  }

  /** Where it listens on 127.0.0.1; there once it is ready. */
  int port() {
    return Integer.parseInt(lines.get(PORT_LINE).strip());
  }
}
