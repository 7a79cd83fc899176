package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with expressions in braces. Two braces stand for one.
 *
 * @param parts literal texts and expressions, in order
 */
record Template(List<Part> parts) {

  /** A piece of a message. */
  sealed interface Part {
    /** Words that stand as they are. */
    record Words(String text) implements Part {}

    /** An expression whose value is put in. */
    record Slot(Expression expression) implements Part {}
  }

  Template {
    parts = List.copyOf(parts);
  }

  /**
   * Takes a message apart.
   *
   * @param text the message
   * @param place where it stands
   * @param problems receives what is wrong
   */
  static Template parse(String text, SourcePlace place, List<Problem> problems) {
    var parts = new ArrayList<Part>();
    var words = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        words.append(c);
        at += 2;
      } else if (c == '{') {
        int end = closing(text, at + 1);
        if (end < 0) {
          problems.add(unclosed(text, place));
          return new Template(parts);
        }
        flush(words, parts);
        parts.add(new Part.Slot(new Expression(text.substring(at + 1, end).strip(), place)));
        at = end + 1;
      } else {
        words.append(c);
        at++;
      }
    }
    flush(words, parts);
    return new Template(parts);
  }

  private static void flush(StringBuilder words, List<Part> parts) {
    if (!words.isEmpty()) {
      parts.add(new Part.Words(words.toString()));
      words.setLength(0);
    }
  }

  /** The brace that closes an expression; braces inside it, and those in its texts, do not. */
  private static int closing(String text, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Problem unclosed(String text, SourcePlace place) {
    return Problem.error(
        "rule/message-brace",
        place,
        new LocalText(
            "消息中的 “{” 没有配对的 “}”：" + text + "。要写花括号本身，请写 “{{”",
            "A \"{\" in the message has no \"}\": " + text + " Write \"{{\" for a brace itself"));
  }
}
