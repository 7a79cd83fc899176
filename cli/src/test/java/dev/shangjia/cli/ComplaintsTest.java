package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.probes.net.HostResolver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

  @Test
  void aDefectIsOneSentenceAndAHintWithoutStackTrace() {
    assertThat(complaint(new IllegalStateException("case 81 has no stage"), Invocation.Debug.OFF))
        .contains("Could not run: java.lang.IllegalStateException: case 81 has no stage")
        .contains("SHANGJIA_DEBUG=1")
        .doesNotContain("\tat ");
  }

  @Test
  void aDefectShowsItsStackTraceWhenAsked() {
    assertThat(complaint(new IllegalStateException("x"), Invocation.Debug.ON)).contains("\tat ");
  }

  @Test
  void runningOutOfMemoryOrStackSaysWhatToDo() {
    assertThat(complaint(new OutOfMemoryError(), Invocation.Debug.OFF))
        .contains("out of memory")
        .contains("SHANGJIA_JAVA_OPTS");
    assertThat(complaint(new StackOverflowError(), Invocation.Debug.OFF)).contains("nested too");
  }

  private static String complaint(Throwable thrown, Invocation.Debug debug) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            printed, printed, Language.EN, Terminal.Style.PLAIN, Terminal.Progress.HIDDEN, 80);
    Invocation invocation =
        new Invocation(
            terminal,
            Path.of(""),
            Optional.empty(),
            RecordedRun.NOON,
            debug,
            Optional.empty(),
            Optional.empty(),
            _ -> new HostResolver.Lookup.NotAsked(),
            ProbingLimits.STANDARD,
            Map.of());
    assertThat(new Complaints(invocation).defect(thrown)).isEqualTo(Outcome.COULD_NOT_RUN);
    return err.toString(StandardCharsets.UTF_8);
  }
}
