package dev.shangjia.probes.policytext;

import com.google.re2j.Pattern;
import dev.shangjia.engine.text.Widths;
import java.util.List;

/** Joins lines, and the halves of words, that were broken only because a line had become long. */
final class Unwrapping {
  private static final int WIDE = 60;
  private static final Pattern DIVIDED = Pattern.compile("[a-z]{2}-$");
  private static final Pattern COMPOUND =
      Pattern.compile(
          "(?i)(?:^|[^a-z])(?:third|opt|non|self|cross|end|two|multi|built|real|on|in|re|co|so|long|short|up|log|sign|de|anti|pre|sub)-$");
  private static final Pattern BEGINS_BLOCK =
      Pattern.compile(
          "^\\s*(?:[-*+•·●#|>]|[0-9]{1,3}[.、)）]|[(（][0-9一二三四五六七八九十a-z]{1,3}[)）]|[①-⑳]|第[一二三四五六七八九十0-9]+[章条节]|[一二三四五六七八九十]{1,3}[、.．])");

  private Unwrapping() {}

  static String of(List<String> lines) {
    var text = new StringBuilder();
    String previous = "";
    for (String line : lines) {
      if (text.isEmpty()) {
        text.append(line);
      } else if (isHyphenated(previous, line)) {
        int hyphen = text.length() - (previous.length() - previous.stripTrailing().length()) - 1;
        text.setLength(keepsHyphen(previous) ? hyphen + 1 : hyphen);
        text.append(line.strip());
      } else if (continues(previous, line)) {
        text.append(isLatin(previous, line) ? " " : "").append(line.strip());
      } else {
        text.append('\n').append(line);
      }
      previous = line;
    }
    return text.toString();
  }

  /** A word that was divided: a hyphen after a letter, and the next line goes on in lower case. */
  private static boolean isHyphenated(String previous, String line) {
    return DIVIDED.matcher(previous.stripTrailing()).find()
        && !line.isBlank()
        && Character.isLowerCase(line.strip().charAt(0));
  }

  private static boolean keepsHyphen(String previous) {
    return COMPOUND.matcher(previous.stripTrailing()).find();
  }

  private static boolean continues(String previous, String line) {
    String before = previous.strip();
    String after = line.strip();
    return !before.isEmpty()
        && !after.isEmpty()
        && Widths.displayWidth(previous) >= WIDE
        && "。！？!?;；:：.*|".indexOf(before.charAt(before.length() - 1)) < 0
        && !BEGINS_BLOCK.matcher(line).find();
  }

  private static boolean isLatin(String previous, String line) {
    String before = previous.strip();
    return before.charAt(before.length() - 1) < 0x2E80 || line.strip().charAt(0) < 0x2E80;
  }
}
