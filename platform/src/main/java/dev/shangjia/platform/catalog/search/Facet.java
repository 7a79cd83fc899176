package dev.shangjia.platform.catalog.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what results are narrowed down. */
public enum Facet {
  CATEGORY,
  PROGRAM,
  PRICING,
  TERMINAL,
  PERMISSION,
  VERIFIED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name in addresses, in words and in the index. */
  public String code() {
    return code;
  }

  /** The facet of a name; empty when there is none. */
  public static Optional<Facet> of(String code) {
    return Arrays.stream(values()).filter(facet -> facet.code.equals(code)).findFirst();
  }
}
