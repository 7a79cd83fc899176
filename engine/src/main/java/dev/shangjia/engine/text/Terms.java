package dev.shangjia.engine.text;

import java.util.Set;
import java.util.function.Consumer;

/**
 * The terms of a stretch of text that may be repeated: Latin words, and two to four neighbouring
 * Chinese characters.
 */
final class Terms {
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_TERM = 4;
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "and", "for", "with", "you", "your", "can", "from", "that", "this", "are", "not",
          "all", "any");

  private Terms() {}

  static void in(Folded text, int start, int end, Consumer<String> terms) {
    int index = start;
    while (index < end) {
      if (Glyphs.isHan(text.at(index))) {
        StringBuilder term = new StringBuilder();
        for (int i = index;
            i < Math.min(end, index + LONGEST_TERM) && Glyphs.isHan(text.at(i));
            i++) {
          term.appendCodePoint(text.at(i));
          if (i > index) {
            terms.accept(term.toString());
          }
        }
        index++;
      } else {
        index = Math.max(index + 1, word(text, index, end, terms));
      }
    }
  }

  /** Passes a word on, unless it is part of an identifier; returns its end. */
  private static int word(Folded text, int start, int end, Consumer<String> terms) {
    StringBuilder word = new StringBuilder();
    int index = start;
    while (index < end && Glyphs.isWordCharacter(text.at(index))) {
      word.appendCodePoint(text.at(index++));
    }
    boolean part = isJoint(text.at(start - 1)) || isJoint(text.at(index));
    if (index - start >= SHORTEST_WORD && !part && !FUNCTION_WORDS.contains(word.toString())) {
      terms.accept(word.toString());
    }
    return index;
  }

  private static boolean isJoint(int point) {
    return switch (point) {
      case '-', '_', '.', ':', '/', '=', '<', '>', '\'' -> true;
      default -> false;
    };
  }
}
