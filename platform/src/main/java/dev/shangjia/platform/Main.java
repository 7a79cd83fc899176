package dev.shangjia.platform;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's commands, which the launcher hands over to this jar. */
@Command(
    name = "shangjia",
    subcommands = {Serve.class, Backup.class, Restore.class, Reindex.class},
    description = "The marketplace server.")
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Main())
            .setExitCodeExceptionMapper(_ -> Serve.COULD_NOT_RUN)
            .execute(arguments);
    if (code != Serve.KEEPS_RUNNING) {
      System.exit(code);
    }
  }
}
