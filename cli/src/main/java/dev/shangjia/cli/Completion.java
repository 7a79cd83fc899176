package dev.shangjia.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code shangjia completion bash|zsh}: prints a script that completes commands and options; to be
 * read with {@code source <(shangjia completion bash)}.
 */
@Command(name = "completion")
final class Completion implements Action {

  /** The shells there is a script for. */
  enum Shell {
    bash,
    zsh
  }

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "bash|zsh", descriptionKey = "shell")
  private Shell shell;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and shell before it calls run
  Completion(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() {
    if (shell == Shell.zsh) {
      // The script speaks bash's completion language; zsh understands it after these two.
      invocation.terminal().out().println("autoload -Uz compinit bashcompinit");
      invocation.terminal().out().println("compinit -u && bashcompinit");
    }
    invocation
        .terminal()
        .out()
        .println(AutoComplete.bash("shangjia", spec.root().commandLine()).stripTrailing());
    return Outcome.CLEAN;
  }
}
