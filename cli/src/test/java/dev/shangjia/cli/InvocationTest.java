package dev.shangjia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {

  @ParameterizedTest
  @CsvSource({
    "zh_CN.UTF-8,,, ZH",
    "en_US.UTF-8, zh_CN, zh_CN, EN",
    ", zh_TW, en_US, ZH",
    ",, zh_CN.GB18030, ZH",
    "C,, zh_CN.UTF-8, EN",
    ",, de_DE.UTF-8, EN",
  })
  void takesTheLanguageOfTheLocaleAsPosixRanksIt(
      String all, String messages, String lang, Language language) {
    Map<String, String> environment =
        Map.of("LC_ALL", text(all), "LC_MESSAGES", text(messages), "LANG", text(lang));
    assertThat(LanguageChoice.ofEnvironment(environment)).isEqualTo(language);
  }

  @Test
  void ownVariableGoesBeforeTheLocaleAndTheLaunchersWordBeforeBoth() {
    Map<String, String> environment = Map.of("SHANGJIA_LANG", "en", "LC_ALL", "zh_CN.UTF-8");
    assertThat(language(environment, "")).isEqualTo(Language.EN);
    assertThat(language(environment, "zh")).isEqualTo(Language.ZH);
  }

  @Test
  void readsTheLanguageFromTheArgumentsUpToTheDoubleDash() {
    assertThat(LanguageChoice.in(List.of("check", "--lang", "zh"))).contains(Language.ZH);
    assertThat(LanguageChoice.in(List.of("--lang=EN", "check"))).contains(Language.EN);
    assertThat(LanguageChoice.in(List.of("check", "--", "--lang=zh"))).isEmpty();
    assertThat(LanguageChoice.in(List.of("check", "--lang"))).isEmpty();
    assertThat(LanguageChoice.in(List.of("check", "--lang=fr"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', xterm, out, COLOUR",
    "'', '', xterm, err, PLAIN",
    "'', '', dumb, out, PLAIN",
    "'', 1, xterm, '', COLOUR",
    "'', 0, xterm, '', PLAIN",
    "1, 1, xterm, out, PLAIN",
  })
  void coloursAsTheConventionsSay(
      String no, String force, String term, String terminals, Terminal.Style style) {
    Properties properties = new Properties();
    properties.setProperty("shangjia.terminals", terminals);
    Invocation invocation =
        Invocation.of(
            Map.of("NO_COLOR", no, "CLICOLOR_FORCE", force, "TERM", term),
            properties,
            System.out,
            System.err);
    assertThat(invocation.terminal().style()).isEqualTo(style);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "7, 40", "wide, 80", "'', 80"})
  void keepsLinesBetweenSensibleWidths(String given, int columns) {
    Properties properties = new Properties();
    properties.setProperty("shangjia.columns", given);
    assertThat(Invocation.of(Map.of(), properties, System.out, System.err).terminal().columns())
        .isEqualTo(columns);
  }

  private static Language language(Map<String, String> environment, String property) {
    Properties properties = new Properties();
    properties.setProperty("shangjia.lang", property);
    return Invocation.of(environment, properties, System.out, System.err).terminal().language();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  @Test
  void remembersInTheUsersFolderForCachesUnlessTurnedOff() {
    Path home = Path.of("/home/someone");
    assertThat(Invocation.caches(Map.of(), home)).contains(home.resolve(".cache/shangjia"));
    assertThat(Invocation.caches(Map.of("XDG_CACHE_HOME", "/caches"), home))
        .contains(Path.of("/caches/shangjia"));
    assertThat(Invocation.caches(Map.of("XDG_CACHE_HOME", "relative"), home))
        .contains(home.resolve(".cache/shangjia"));
    assertThat(Invocation.caches(Map.of("SHANGJIA_CACHE", "off"), home)).isEmpty();
    assertThat(Invocation.caches(Map.of(), Path.of("?"))).isEmpty();
  }
}
