package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Runs what docs/commands.md shows. */
class CommandsDocumentTest {
  private static final Pattern CONSOLE =
      Pattern.compile("^```console\n\\$ \\./shangjia (.*)\n((?:.*\n)*?)```$", Pattern.MULTILINE);

  /** A command line and what the document shows of its output. */
  record Shown(String command, String output) {}

  static List<Shown> shown() throws IOException {
    return CONSOLE
        .matcher(document())
        .results()
        .map((MatchResult block) -> new Shown(block.group(1), block.group(2)))
        .toList();
  }

  private static String document() throws IOException {
    return Files.readString(RecordedRun.checkout().resolve("docs/commands.md"));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void whatIsShownIsWhatIsPrinted(Shown shown) {
    String[] arguments =
        Arrays.stream(shown.command().split(" "))
            .map(
                word ->
                    word.startsWith("rulebooks/") || word.startsWith("docs/") ? "../" + word : word)
            .toArray(String[]::new);
    RecordedRun run = RecordedRun.of(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isLessThan(2);
    String pattern =
        Arrays.stream(shown.output().split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(?s:.*)"));
    assertThat(run.out()).matches(pattern);
  }

  @Test
  void everyCommandForRulebooksAndEachOfItsOptionsIsDescribed() throws IOException {
    String document = document();
    CommandLine root = Shangjia.commandLine(RecordedRun.invocation());
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of(
            "test",
            "rulebook",
            "explain",
            "coverage",
            "gate",
            "conduct",
            "simulate",
            "diff",
            "verify-receipt",
            "submit",
            "status",
            "withdraw",
            "probe")) {
      tree(Objects.requireNonNull(root.getSubcommands().get(name), name))
          .flatMap(command -> command.getCommandSpec().options().stream())
          .map(option -> option.longestName())
          .filter(option -> !option.equals("--help") && !document.contains(option))
          .forEach(option -> missing.add(name + " " + option));
    }
    assertThat(missing).isEmpty();
    assertThat(shown()).hasSizeGreaterThan(6);
  }

  private static Stream<CommandLine> tree(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandsDocumentTest::tree));
  }
}
