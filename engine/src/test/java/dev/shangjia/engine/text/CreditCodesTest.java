package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditCodesTest {
  @Test
  void acceptsACodeWhoseCheckCharacterIsRight() {
    assertThat(CreditCodes.isCode("91330106MA2LEAF00W")).isTrue();
    assertThat(CreditCodes.isCode(" 91330106ma2leaf00w ")).isTrue();
  }

  @Test
  void refusesASlipInAnyPlace() {
    String code = "91330106MA2LEAF00W";
    for (int i = 0; i < code.length(); i++) {
      char other = code.charAt(i) == '7' ? '8' : '7';
      String wrong = code.substring(0, i) + other + code.substring(i + 1);
      assertThat(CreditCodes.isCode(wrong)).as(wrong).isFalse();
    }
    assertThat(CreditCodes.isCode("91330106MA2LEAF0W")).isFalse();
    assertThat(CreditCodes.isCode("91330106MA2LEAI00W")).as("I is no sign of a code").isFalse();
  }

  @Test
  void findsCodesThatStandByThemselves() {
    assertThat(CreditCodes.in("统一社会信用代码：９１３３０１０６MA2LEAF00W，另见 91330108MA2GR0UP1B。"))
        .containsExactly("91330106MA2LEAF00W", "91330108MA2GR0UP1B");
    assertThat(CreditCodes.in("X91330106MA2LEAF00W 91330106MA2LEAF00W1")).isEmpty();
  }
}
