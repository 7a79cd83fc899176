package dev.shangjia.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that the launcher carries out itself or hands to the server's jar: known here so
 * that help and completion list them.
 */
final class LauncherCommand implements Action {

  private final Invocation invocation;
  private final String name;

  private LauncherCommand(Invocation invocation, String name) {
    this.invocation = invocation;
    this.name = name;
  }

  static List<CommandLine> all(Invocation invocation) {
    Stream<String> ofServer = Stream.of("serve", "backup", "restore", "reindex");
    Stream<String> ofCheckout =
        invocation.inCheckout() ? Stream.of("verify", "format", "package") : Stream.of();
    return Stream.concat(ofServer, ofCheckout).map(name -> named(invocation, name)).toList();
  }

  private static CommandLine named(Invocation invocation, String name) {
    return new CommandLine(
        CommandSpec.wrapWithoutInspection(new LauncherCommand(invocation, name)).name(name));
  }

  /** Reached by who starts the jar by hand, or names the command after an option. */
  @Override
  public Outcome run() {
    invocation
        .terminal()
        .err()
        .println(Texts.in(invocation.terminal().language()).say("error.launcher", name));
    return Outcome.COULD_NOT_RUN;
  }
}
