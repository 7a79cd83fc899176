package dev.shangjia.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one or two lines why a command could not run. */
final class Complaints {

  private static final Map<Class<?>, String> NUMBERS =
      Map.of(Double.class, "error.no-number", Long.class, "error.no-whole-number");

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
          noNumber(texts, exception)
              .orElseGet(
                  () ->
                      texts.say(
                          "error.misuse",
                          Controls.neutralized(String.valueOf(exception.getMessage()))));
    };
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** That an option takes a number, itself or after a name, and was given something else. */
  private static Optional<String> noNumber(Texts texts, ParameterException wrong) {
    return Optional.ofNullable(wrong.getArgSpec())
        .filter(argument -> wrong.getCause() instanceof TypeConversionException)
        .flatMap(
            argument ->
                Stream.of(argument.auxiliaryTypes())
                    .filter(NUMBERS::containsKey)
                    .findFirst()
                    .map(
                        type ->
                            texts.say(
                                NUMBERS.getOrDefault(type, ""),
                                label(argument),
                                Controls.neutralized(String.valueOf(wrong.getValue())))));
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
