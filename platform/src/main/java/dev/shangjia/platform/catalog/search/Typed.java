package dev.shangjia.platform.catalog.search;

import dev.shangjia.engine.text.Folding;

/** What somebody typed, in one form: people write the same thing in several. */
public final class Typed {
  /** How many code points of it count. */
  public static final int LONGEST = 60;

  private Typed() {}

  /** Without regard to case, width, accents and traditional characters; single spaces, no signs. */
  public static String normal(String text) {
    String plain = folded(text).replaceAll("[^\\p{L}\\p{N}+#.]+", " ").strip();
    return length(plain) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)).strip();
  }

  /** The same of a text of any length, with its signs. */
  static String folded(String text) {
    return Folding.fold(text).text();
  }

  /** In code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether it holds nothing but letters of the Latin alphabet, digits and signs. */
  static boolean isLatin(String text) {
    return text.chars().allMatch(one -> one < 128);
  }
}
