package dev.shangjia.platform.catalog;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far a listing goes out by itself, from the least to the most. Source: TM-752, TM-786, TM-799.
 */
public enum Exposure {
  /** Who has the link finds it. */
  LINK,
  /** It is found by search too. */
  SEARCH,
  /** It is shown in the market's lists too. */
  DISPLAY;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name in rulebooks and in the database. */
  public String code() {
    return code;
  }

  static Exposure of(String code) {
    return Arrays.stream(values())
        .filter(exposure -> exposure.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no exposure " + code));
  }
}
