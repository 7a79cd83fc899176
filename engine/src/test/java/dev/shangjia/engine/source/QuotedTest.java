package dev.shangjia.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void showsWhatSteersTerminalsAndReadersAsEscapes() {
    assertThat(Quoted.of("a\u001B[31m\u202Eb\u200B\uD800c"))
        .isEqualTo("'a\\u001B[31m\\u202Eb\\u200B\\uD800c'");
  }

  @Test
  void cutsLongTextsBetweenCodePoints() {
    assertThat(Quoted.of("😀".repeat(61))).isEqualTo("'" + "😀".repeat(60) + "…'");
    assertThat(Quoted.of("😀".repeat(60))).isEqualTo("'" + "😀".repeat(60) + "'");
  }
}
