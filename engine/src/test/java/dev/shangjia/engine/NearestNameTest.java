package dev.shangjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("width", "height", "subjectWidth", "assert");

  @Test
  void findsANameWithSwappedMissingOrWrongLetters() {
    assertThat(NearestName.of("widht", KNOWN)).contains("width");
    assertThat(NearestName.of("heigt", KNOWN)).contains("height");
    assertThat(NearestName.of("Assert", KNOWN)).contains("assert");
    assertThat(NearestName.of("subjectWith", KNOWN)).contains("subjectWidth");
  }

  @Test
  void suggestsNothingWhenNothingIsNear() {
    assertThat(NearestName.of("colour", KNOWN)).isEmpty();
    assertThat(NearestName.of("", KNOWN)).isEmpty();
    assertThat(NearestName.of("width", List.of())).isEmpty();
  }

  @Test
  void boundsItsWorkOnLongNames() {
    String longName = "x".repeat(1_000_000);
    assertThat(NearestName.of(longName, List.of(longName + "y"))).contains(longName + "y");
  }
}
