package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/tutorial.md tells its reader to do, in its order. */
class TutorialTest {
  private static final Pattern STEP =
      Pattern.compile(
          "^<!-- file: (?<file>\\S+) -->\n```\\w+\n(?<text>(?:.*\n)*?)```$"
              + "|^<!-- replace: (?<in>\\S+): (?<old>.*) -> (?<now>.*) -->$"
              + "|^<!-- copy: (?<copy>\\S+) -->$"
              + "|^```console\n\\$ shangjia (?<command>.*)\n(?<output>(?:.*\n)*?)```$",
          Pattern.MULTILINE);

  @TempDir private Path desk;

  @Test
  void printsWhatItShows() throws IOException {
    String document = Files.readString(RecordedRun.checkout().resolve("docs/tutorial.md"));
    int commands = 0;
    for (MatchResult step : STEP.matcher(document).results().toList()) {
      if (step.group("file") != null) {
        write(desk.resolve("calendar").resolve(step.group("file")), step.group("text"));
      } else if (step.group("in") != null) {
        replace(step.group("in"), step.group("old"), step.group("now"));
      } else if (step.group("copy") != null) {
        copy(desk.resolve("calendar"), desk.resolve(step.group("copy")));
      } else {
        run(step.group("command"), step.group("output"));
        commands++;
      }
    }
    assertThat(commands).isEqualTo(7);
  }

  private void run(String command, String shown) {
    String[] words =
        Arrays.stream(command.split(" "))
            .map(word -> word.startsWith("calendar") ? desk + "/" + word : word)
            .toArray(String[]::new);
    RecordedRun run = RecordedRun.of(words);
    assertThat(run.exitCode()).as("%s%n%s", command, run.err()).isLessThan(2);
    String printed = (run.out() + run.err()).replace(desk + "/", "");
    String pattern =
        Arrays.stream(shown.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(?s:.*)"));
    assertThat(printed).as(command).matches(pattern);
  }

  private void replace(String path, String old, String now) throws IOException {
    Path file = desk.resolve(path.startsWith("calendar") ? path : "calendar/" + path);
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(to.resolve(from.relativize(file).toString()), Files.readString(file));
      }
    }
  }
}
