package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.rulebook.RulebookChange;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class ShellTextsTest {

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(keys(Language.ZH)).isEqualTo(keys(Language.EN)).hasSizeGreaterThan(20);
  }

  @Test
  void everyCommandOptionAndParameterIsDescribedInBothLanguages() {
    for (Language language : Language.values()) {
      CommandLine root = Shangjia.commandLine(RecordedRun.invocation().speaking(language));
      assertThat(undescribed(root)).as(language.code()).isEmpty();
    }
  }

  @Test
  void everyDescriptionBelongsToACommand() {
    Set<String> commands = new TreeSet<>();
    tree(Shangjia.commandLine(RecordedRun.invocation()))
        .forEach(command -> commands.add(prefix(command.getCommandSpec())));
    assertThat(commands).hasSizeGreaterThan(4);
    assertThat(keys(Language.EN).stream().filter(key -> key.startsWith("shangjia.")))
        .allSatisfy(
            key ->
                assertThat(commands).contains(key.replaceFirst("(\\.usage\\.\\w+|\\.[^.]+)$", "")));
  }

  /** A difference of a kind without a word would end the command. */
  @Test
  void everyKindOfDifferenceHasAWord() {
    assertThat(keys(Language.EN))
        .containsAll(
            Arrays.stream(RulebookChange.Subject.values())
                .map(subject -> "diff.subject." + subject.code())
                .toList());
  }

  private static List<String> undescribed(CommandLine root) {
    return tree(root)
        .flatMap(
            command -> {
              CommandSpec spec = command.getCommandSpec();
              Stream<String> arguments =
                  spec.args().stream()
                      .filter(argument -> !argument.hidden() && isBlank(argument))
                      .map(argument -> prefix(spec) + ": " + argument);
              return spec.usageMessage().description().length == 0
                  ? Stream.concat(Stream.of(prefix(spec)), arguments)
                  : arguments;
            })
        .toList();
  }

  private static boolean isBlank(ArgSpec argument) {
    return String.join("", argument.description()).isBlank();
  }

  private static Stream<CommandLine> tree(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ShellTextsTest::tree));
  }

  private static String prefix(CommandSpec spec) {
    return spec.qualifiedName(".");
  }

  private static Set<String> keys(Language language) {
    ResourceBundle bundle = Texts.in(language).bundle();
    return new TreeSet<>(bundle.keySet());
  }
}
