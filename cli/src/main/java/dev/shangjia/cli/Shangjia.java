package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code shangjia}: reads the command line, chooses the language, runs one {@link
 * Action}, and turns how it ended into an exit code.
 */
@Command(name = "shangjia", sortOptions = false)
@SuppressWarnings("UnusedVariable") // picocli reads the options that stand in fields here
public final class Shangjia implements Action {

  /** Every command, in the order in which help lists them. */
  static final List<Function<Invocation, Action>> ACTIONS =
      List.of(
          Check::new,
          Submit::new,
          StatusCommand::new,
          Withdraw::new,
          TestCommand::new,
          RulebookCommand::new,
          Explain::new,
          CoverageCommand::new,
          Diff::new,
          GateCommand::new,
          ConductCommand::new,
          SimulateCommand::new,
          ProjectCommand::new,
          VerifyReceipt::new,
          Probing::new,
          Reference::new,
          Completion::new,
          Version::new);

  @Spec private CommandSpec spec;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      completionCandidates = LanguageChoice.class,
      scope = ScopeType.INHERIT,
      order = 98)
  private @Nullable Language language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 99)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 100)
  private boolean version;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  private Shangjia() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Invocation invocation = Invocation.of(System.getenv(), System.getProperties(), out, err);
    System.exit(run(invocation, arguments));
  }

  /** Runs one command line; returns the exit code, 0 to 2, and never throws. */
  static int run(Invocation invocation, String... arguments) {
    Invocation spoken =
        LanguageChoice.in(List.of(arguments)).map(invocation::speaking).orElse(invocation);
    try {
      return commandLine(spoken).execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return new Complaints(spoken).defect(e).exitCode();
    } finally {
      spoken.terminal().out().flush();
      spoken.terminal().err().flush();
    }
  }

  /** The tree of commands, ready to run. */
  static CommandLine commandLine(Invocation invocation) {
    Terminal terminal = invocation.terminal();
    CommandLine root = new CommandLine(new Shangjia());
    for (Function<Invocation, Action> action : ACTIONS) {
      root.addSubcommand(tree(action.apply(invocation)));
    }
    LauncherCommand.all(invocation).forEach(root::addSubcommand);
    Complaints complaints = new Complaints(invocation);
    root.getCommandSpec().versionProvider(new Version(invocation));
    return root.setResourceBundle(Texts.in(terminal.language()).bundle())
        .registerConverter(Language.class, Shangjia::language)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpWidth(Math.min(terminal.columns(), 100))
        .setUsageHelpLongOptionsMaxWidth(28)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.style() == Terminal.Style.COLOUR
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(complaints::misuse)
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> complaints.defect(exception).exitCode());
  }

  private static CommandLine tree(Action action) {
    CommandLine command = new CommandLine(action);
    action.parts().forEach(part -> command.addSubcommand(tree(part)));
    return command;
  }

  @Override
  public Outcome run() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Outcome.CLEAN;
  }

  private static Language language(String code) {
    return LanguageChoice.named(code)
        .orElseThrow(() -> new CommandLine.TypeConversionException("'" + code + "': zh, en"));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
