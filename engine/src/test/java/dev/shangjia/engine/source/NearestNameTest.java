package dev.shangjia.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("assert", "at", "if-broken", "open-cases", "fix", "listing.screenshots", "名称");

  @ParameterizedTest
  @CsvSource({
    "asert, assert",
    "assret, assert",
    "asserts, assert",
    "Assert, assert",
    "ifBroken, if-broken",
    "if_broken, if-broken",
    "opencases, open-cases",
    "listing.screenshot, listing.screenshots",
    "fx, fix",
    "名, 名称"
  })
  void findsTheNameThatWasMeant(String found, String meant) {
    assertThat(NearestName.of(found, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"message", "x", "zzzzzz", "screens"})
  void staysSilentWhenNothingIsNear(String found) {
    assertThat(NearestName.of(found, KNOWN)).isEmpty();
  }
}
