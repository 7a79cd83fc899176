package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;

/**
 * A text, a number, true or false. Only what is written without quotes, on one line, and as JSON
 * would write it is a number or a truth value; everything else is text: {@code 007}, {@code 0x1F},
 * {@code 1_000}, {@code 12:30}, {@code yes}, {@code no}.
 *
 * @param file the file it stands in
 * @param place where it begins, its quote or block sign included
 * @param value as written, escapes resolved
 * @param style how it is written
 */
public record YamlScalar(SourceFile file, SourcePlace place, String value, Style style)
    implements YamlNode {
  static final LocalText KIND = new LocalText("文字", "a text");

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  @Override
  public LocalText kind() {
    if (isNumber()) {
      return new LocalText("数字", "the number");
    }
    return isTruth() ? new LocalText("真假值", "the truth value") : new LocalText("文字", "the text");
  }

  /** Whether it is written as a number. */
  public boolean isNumber() {
    return style == Style.PLAIN && numberEnd(value) == value.length() && !value.isEmpty();
  }

  /** Whether it is written as a whole number. */
  boolean isInteger() {
    return isNumber() && value.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }

  /** Whether it is written as true or false. */
  public boolean isTruth() {
    return style == Style.PLAIN
        && switch (value) {
          case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
          default -> false;
        };
  }

  /** Where the text itself begins, behind a quote or below a block sign. */
  public SourcePlace textPlace() {
    return switch (style) {
      case PLAIN -> place;
      case QUOTED -> new SourcePlace(place.file(), place.line(), place.column() + 1);
      case BLOCK -> firstLineOfBlock();
    };
  }

  private SourcePlace firstLineOfBlock() {
    var lines = file.lines();
    for (int line = place.line() + 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      if (!text.isBlank()) {
        return new SourcePlace(
            place.file(), line, text.length() - text.stripLeading().length() + 1);
      }
    }
    return place;
  }

  /** The end of the number, as JSON writes one, that a text begins with; 0 for none. */
  private static int numberEnd(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int end = digits(text, start);
    if (end == start || (end > start + 1 && text.charAt(start) == '0')) {
      return 0;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digits(text, end + 1);
      if (fraction == end + 1) {
        return 0;
      }
      end = fraction;
    }
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int signed = end + 1;
      if (signed < text.length() && (text.charAt(signed) == '-' || text.charAt(signed) == '+')) {
        signed++;
      }
      int exponent = digits(text, signed);
      end = exponent == signed ? 0 : exponent;
    }
    return end;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
