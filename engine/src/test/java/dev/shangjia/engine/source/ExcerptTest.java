package dev.shangjia.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void countsWideSignsTwiceAndCombiningOnesNotAtAll() {
    assertThat(Excerpt.of("名e\u0301: x", 6)).isEqualTo("名e\u0301: x\n     ^");
  }

  @Test
  void cutsLongLinesOnBothSides() {
    String[] lines =
        Excerpt.of("a".repeat(500) + "!" + "b".repeat(500), 501).lines().toArray(String[]::new);

    assertThat(lines[0]).startsWith("…a").endsWith("b…").hasSize(102);
    assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('!');
  }

  @Test
  void putsTheCaretBehindTheEndOfALine() {
    assertThat(Excerpt.of("name:", 6)).isEqualTo("name:\n     ^");
  }

  @Test
  void neverShowsWhatSteersATerminal() {
    assertThat(Excerpt.of("\u001B[31m\u202Ex\ty", 1)).isEqualTo("\uFFFD[31m\uFFFDx y\n^");
  }
}
