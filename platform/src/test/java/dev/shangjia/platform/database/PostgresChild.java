package dev.shangjia.platform.database;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the embedded PostgreSQL in a Java process of its own until its input ends. */
public final class PostgresChild {
  private PostgresChild() {}

  /** Prints the port, the password and the server's process id once it is ready. */
  public static void main(String[] arguments) throws IOException {
    try (var postgres =
        EmbeddedPostgres.start(Path.of(arguments[0]), PostgresSettings.defaults())) {
      System.out.println(postgres.port() + " " + postgres.password() + " " + postgres.pid());
      System.in.read();
    }
  }
}
