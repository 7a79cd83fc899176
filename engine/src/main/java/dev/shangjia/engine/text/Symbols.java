package dev.shangjia.engine.text;

import java.util.List;
import java.util.Set;

/**
 * Special symbols, as app markets mean them: signs that decorate a text rather than being part of
 * its words or sentences.
 *
 * <p>Emoji, spaces and invisible characters have detectors of their own ({@link Emojis}, {@link
 * Spaces}).
 */
public final class Symbols {
  private Symbols() {}

  /**
   * Everything in a name that is neither letter, digit, space nor emoji. Labels: {@code hyphen}
   * (any dash, underscore, tilde), {@code bracket} (brackets and quotation marks), {@code
   * punctuation}, {@code symbol}.
   *
   * <p>Source: TM-382, TM-758.
   */
  public static List<Span> inName(String name) {
    return inName(name, "");
  }

  /** As {@link #inName(String)}, but the characters in {@code allowed} may stand in a name. */
  public static List<Span> inName(String name, String allowed) {
    Set<Integer> permitted = Set.copyOf(allowed.codePoints().boxed().toList());
    return Runs.find(
        name,
        (source, index) -> permitted.contains(source.at(index)) ? "" : nameLabel(source.at(index)),
        Symbols::same);
  }

  /**
   * Signs in a sentence that are neither ordinary Chinese or English punctuation nor part of a
   * word, number, price or link. A percent sign after a number, the hyphen of {@code AI-powered},
   * the plus of {@code C++}, a price's currency sign are ordinary. Labels:
   *
   * <ul>
   *   <li>{@code decoration}: ★ ◆ ※ 【】 and rows such as === or ----
   *   <li>{@code repeated}: three or more exclamation or question marks
   *   <li>{@code symbol}: ¥ % # * ^ | and their like without a reason
   *   <li>{@code hyphen}: a hyphen beside Chinese text, or beginning a word
   *   <li>{@code tilde}: ~ where it spans no range
   *   <li>{@code arrow}: → and its like
   *   <li>{@code bullet}: • and its like
   *   <li>{@code markup}: signs of Markdown
   * </ul>
   *
   * <p>Source: TM-392.
   */
  public static List<Span> inProse(String text) {
    Mask links = Mask.of(Links.find(text));
    return Runs.find(
        text,
        (source, index) -> links.covers(index) ? "" : ProseSymbols.label(source, index),
        Symbols::same);
  }

  private static String same(String a, String b) {
    return a.equals(b) ? a : "";
  }

  private static String nameLabel(int point) {
    if (Glyphs.isLetterOrDigit(point) || Glyphs.isSpace(point) || Glyphs.isLoneSurrogate(point)) {
      return "";
    }
    return switch (Character.getType(point)) {
      case Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION -> "hyphen";
      case Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          "bracket";
      case Character.OTHER_PUNCTUATION -> "punctuation";
      case Character.MATH_SYMBOL -> point == '~' || point == '～' ? "hyphen" : "symbol";
      case Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> "symbol";
      default -> "";
    };
  }
}
