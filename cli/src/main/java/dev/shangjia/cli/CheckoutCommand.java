package dev.shangjia.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that the launcher carries out itself, in a checkout of the sources: known here so
 * that help and completion list them.
 */
final class CheckoutCommand implements Action {

  private final Invocation invocation;
  private final String name;

  private CheckoutCommand(Invocation invocation, String name) {
    this.invocation = invocation;
    this.name = name;
  }

  static List<CommandLine> all(Invocation invocation) {
    return List.of("verify", "format", "package").stream()
        .map(name -> named(invocation, name))
        .toList();
  }

  private static CommandLine named(Invocation invocation, String name) {
    return new CommandLine(
        CommandSpec.wrapWithoutInspection(new CheckoutCommand(invocation, name)).name(name));
  }

  /** Reached only by who starts the jar by hand. */
  @Override
  public Outcome run() {
    invocation
        .terminal()
        .err()
        .println(Texts.in(invocation.terminal().language()).say("error.launcher", name));
    return Outcome.COULD_NOT_RUN;
  }
}
