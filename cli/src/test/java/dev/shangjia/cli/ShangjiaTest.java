package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShangjiaTest {

  @Test
  void withoutACommandShowsHelp() {
    assertThat(RecordedRun.of()).isEqualTo(RecordedRun.of("--help"));
    assertThat(RecordedRun.of().exitCode()).isZero();
    assertThat(RecordedRun.of().out()).contains("Usage: shangjia").contains("completion");
  }

  @Test
  void speaksTheLanguageOfTheOptionInHelpAndInComplaints() {
    assertThat(RecordedRun.of("--help", "--lang", "zh").out()).contains("用法：").contains("退出码");
    assertThat(RecordedRun.of("--lang=zh", "versoin").err()).contains("无法识别：versoin");
    assertThat(RecordedRun.of("versoin").err()).contains("Unknown: versoin. Did you mean version?");
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "version --nonsense", "completion", "completion fish", "--lang fr"})
  void endsWithTwoAndAHintOnACommandLineItDoesNotUnderstand(String line) {
    RecordedRun run = RecordedRun.of(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--help\" shows what it takes").doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void cannotBeMadeToPrintControlSequencesFromItsArguments() {
    assertThat(RecordedRun.of("\u001b[31mred\u202e").err())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .contains("\\u001b[31mred\\u202e");
  }

  @Test
  void coloursHelpOnlyWhereColourIsWanted() {
    assertThat(RecordedRun.of("--help").out()).doesNotContain("\u001b[");
    assertThat(RecordedRun.in(Invocation.Debug.OFF, Terminal.Style.COLOUR, "--help").out())
        .contains("\u001b[");
  }

  @Test
  void tellsItsVersionAndItsJava() {
    RecordedRun run = RecordedRun.of("version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("(?s)shangjia \\d+\\.\\d+\\.\\d+\\S* \\(build test\\)\njava 25\\S*, .*\n");
    assertThat(RecordedRun.of("--version").out()).isEqualTo(run.out());
  }

  @Test
  void sendsWhoStartsTheJarByHandToTheLauncher() {
    RecordedRun run = RecordedRun.of("verify");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("./shangjia verify");
  }
}
