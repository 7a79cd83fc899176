package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of a text that may be repeated: Latin words, and pairs and triples of neighbouring
 * Chinese characters.
 */
final class Terms {
  /** A term and where it begins in the folded text. Occurrences of one term do not overlap. */
  record Term(String text, int start) {}

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 40;

  private Terms() {}

  static List<Term> of(Folded text) {
    List<Term> terms = new ArrayList<>();
    Map<String, Integer> free = new HashMap<>();
    int index = 0;
    while (index < text.length()) {
      if (Glyphs.isHan(text.at(index))) {
        for (int size = 2; size <= 4 && allHan(text, index, index + size); size++) {
          add(terms, free, text, index, index + size);
        }
        index++;
      } else {
        int end = wordEnd(text, index);
        if (end - index >= SHORTEST_WORD && end - index <= LONGEST_WORD) {
          add(terms, free, text, index, end);
        }
        index = Math.max(end, index + 1);
      }
    }
    return terms;
  }

  private static void add(
      List<Term> terms, Map<String, Integer> free, Folded text, int start, int end) {
    StringBuilder term = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      term.appendCodePoint(text.at(i));
    }
    String key = term.toString();
    if (free.getOrDefault(key, 0) <= start) {
      free.put(key, end);
      terms.add(new Term(key, start));
    }
  }

  private static boolean allHan(Folded text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Glyphs.isHan(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static int wordEnd(Folded text, int start) {
    int end = start;
    while (Glyphs.isWordCharacter(text.at(end))) {
      end++;
    }
    return end;
  }
}
