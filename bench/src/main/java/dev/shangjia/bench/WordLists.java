package dev.shangjia.bench;

import dev.shangjia.engine.text.Folded;
import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.text.WordMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Twenty lists of thirty words, and the engine's own matchers of them for the peers: what is
 * compared is how rules are run, not who finds words faster.
 */
final class WordLists {
  static final int COUNT = 20;

  private final Map<String, WordMatcher> matchers = new HashMap<>();

  WordLists() {
    for (int i = 0; i < COUNT; i++) {
      matchers.put(id(i), new WordMatcher(WordList.of(id(i), words(i).toArray(String[]::new))));
    }
  }

  /** The list that a rule of this number looks into. */
  static String id(int rule) {
    return "list-" + rule % COUNT;
  }

  /** Words that no text holds, but for one in the first two lists. */
  static List<String> words(int list) {
    return IntStream.range(0, 30)
        .mapToObj(i -> i == 7 && list < 2 ? Submission.LISTED.get(list) : "忌讳词" + list + "号" + i)
        .toList();
  }

  boolean found(Folded text, String list) {
    WordMatcher matcher = matchers.get(list);
    if (matcher == null) {
      throw new IllegalArgumentException("no list " + list);
    }
    return !matcher.find(text).isEmpty();
  }
}
