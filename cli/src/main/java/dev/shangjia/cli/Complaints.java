package dev.shangjia.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one or two lines why a command could not run. */
final class Complaints {

  private final Invocation invocation;

  Complaints(Invocation invocation) {
    this.invocation = invocation;
  }

  /** A command line that says something the tool does not know. */
  int misuse(ParameterException exception, String[] arguments) {
    Texts texts = Texts.in(invocation.terminal().language());
    CommandLine command = exception.getCommandLine();
    say(reason(texts, exception));
    say(texts.say("error.see-help", command.getCommandSpec().qualifiedName()));
    return Outcome.COULD_NOT_RUN.exitCode();
  }

  /** What nobody foresaw: a defect of the tool, or a machine that fails. */
  Outcome defect(Throwable thrown) {
    Texts texts = Texts.in(invocation.terminal().language());
    say(
        switch (thrown) {
          case OutOfMemoryError e -> texts.say("error.memory");
          case StackOverflowError e -> texts.say("error.depth");
          default -> texts.say("error.defect", Controls.neutralized(String.valueOf(thrown)));
        });
    if (invocation.debug() == Invocation.Debug.ON) {
      thrown.printStackTrace(invocation.terminal().err());
    } else {
      say(texts.say("error.debug"));
    }
    return Outcome.COULD_NOT_RUN;
  }

  private static String reason(Texts texts, ParameterException exception) {
    return switch (exception) {
      case UnmatchedArgumentException unmatched -> unknown(texts, unmatched);
      case MissingParameterException missing ->
          texts.say(
              "error.missing",
              String.join(", ", missing.getMissing().stream().map(Complaints::label).toList()));
      default ->
          texts.say("error.misuse", Controls.neutralized(String.valueOf(exception.getMessage())));
    };
  }

  private static String label(CommandLine.Model.ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  private static String unknown(Texts texts, UnmatchedArgumentException unmatched) {
    String found = Controls.neutralized(String.join(" ", unmatched.getUnmatched()));
    List<String> nearest = unmatched.getSuggestions();
    return nearest.isEmpty()
        ? texts.say("error.unknown", found)
        : texts.say("error.unknown-but-near", found, nearest.getFirst());
  }

  private void say(String line) {
    invocation.terminal().err().println(line);
  }
}
