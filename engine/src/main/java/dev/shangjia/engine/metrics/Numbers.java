package dev.shangjia.engine.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people. */
final class Numbers {
  private Numbers() {}

  /** Up to four decimals, none that say nothing. */
  static String shown(double number) {
    return plain(BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP));
  }

  /** A share as a percentage with up to two decimals. */
  static String percent(double share) {
    BigDecimal percentage = BigDecimal.valueOf(share).movePointRight(2);
    return plain(percentage.setScale(2, RoundingMode.HALF_UP)) + "%";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
