package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs PostgreSQL's small programs, and turns their failures into faults. */
final class Tool {
  private Tool() {}

  /**
   * Runs a command that has to succeed.
   *
   * @throws DatabaseUnavailable when it does not, or takes too long
   */
  static void run(Path dataFolder, Command command, Duration limit) throws IOException {
    Optional<Command.Outcome> outcome = command.run(limit);
    if (outcome.isEmpty()) {
      throw new DatabaseUnavailable(new DatabaseFault.TooSlow(dataFolder, name(command), limit));
    }
    if (!outcome.get().isGood()) {
      throw new DatabaseUnavailable(Faults.ended(dataFolder, name(command), outcome.get().said()));
    }
  }

  private static String name(Command command) {
    return command.words().stream()
        .filter(word -> word.contains("/bin/"))
        .findFirst()
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .orElse(command.words().getFirst());
  }
}
