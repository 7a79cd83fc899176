package dev.shangjia.probes.policytext;

import com.google.re2j.Pattern;
import dev.shangjia.engine.text.Widths;
import java.util.List;

/** Joins lines that were broken only because they had become long. */
final class Unwrapping {
  private static final int WIDE = 60;
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
      } else if (continues(previous, line)) {
        text.append(isLatin(previous, line) ? " " : "").append(line.strip());
      } else {
        text.append('\n').append(line);
      }
      previous = line;
    }
    return text.toString();
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
