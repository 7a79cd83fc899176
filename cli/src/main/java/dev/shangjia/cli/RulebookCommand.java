package dev.shangjia.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shangjia rulebook}: the commands for who writes rulebooks. */
@Command(name = "rulebook")
final class RulebookCommand implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  RulebookCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public List<Action> parts() {
    return List.of(new Lint(invocation));
  }

  @Override
  public Outcome run() {
    Texts texts = Texts.in(invocation.terminal().language());
    throw new ParameterException(spec.commandLine(), texts.say("error.missing", "lint"));
  }
}
