package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of a {@link WordList} in texts: in one pass, folded, the longest word where
 * several begin, without those that belong to a longer word of another meaning or stand in an
 * allowed context.
 *
 * <p>Words that were pulled apart to hide them are found too (赌-博, V❤X, d.u.b.o), but not words
 * that merely arise where two others meet (周六 合作).
 *
 * <p>Safe for use by several threads. What it searches with is built when it is first needed.
 */
public final class WordMatcher {
  private final WordList list;
  private final Lexicon lexicon;
  private final int number;
  private volatile @Nullable Vocabulary keys;
  private volatile @Nullable List<Context> contexts;

  public WordMatcher(WordList list) {
    this(list, new Lexicon(List.of(list)), 0);
  }

  private WordMatcher(WordList list, Lexicon lexicon, int number) {
    this.list = list;
    this.lexicon = lexicon;
    this.number = number;
  }

  /** A matcher for each of several lists, by the same names, that read a text once for all. */
  public static Map<String, WordMatcher> of(Map<String, WordList> lists) {
    Lexicon lexicon = new Lexicon(List.copyOf(lists.values()));
    Map<String, WordMatcher> matchers = new LinkedHashMap<>();
    lists.forEach((id, list) -> matchers.put(id, new WordMatcher(list, lexicon, matchers.size())));
    return matchers;
  }

  /** The list whose words are found. */
  public WordList list() {
    return list;
  }

  /** The words found, each labelled as its list says. */
  public List<Span> find(String text) {
    return find(Folding.fold(text));
  }

  /** As {@link #find(String)}, for a text in which several lists are looked up. */
  public List<Span> find(Folded text) {
    return found(text).stream()
        .map(found -> text.original(found.start(), found.end(), found.label()))
        .toList();
  }

  /**
   * The whole text as one span if, but for punctuation and spaces, it is one of the list's words;
   * else nothing. Contexts and longer words play no part.
   */
  public List<Span> findWhole(String text) {
    Folded key = Folding.fold(Folding.key(text));
    List<Span> whole = new ArrayList<>();
    keys()
        .scan(
            key,
            found -> {
              boolean all = found.start() == 0 && found.end() == key.length();
              if (all && whole.isEmpty() && found.entry().meaning() == Vocabulary.Meaning.WORD) {
                whole.add(new Source(text).span(0, Widths.codePoints(text), found.entry().label()));
              }
            });
    return List.copyOf(whole);
  }

  /** A word in places of the folded text. */
  record Found(int start, int end, String label) {}

  /** What is found, in places of the folded text. */
  List<Found> found(Folded text) {
    List<Found> all = new ArrayList<>();
    int excludedUntil = 0;
    int free = 0;
    for (Vocabulary.Occurrence occurrence : text.occurrences(lexicon).get(number)) {
      if (occurrence.entry().meaning() == Vocabulary.Meaning.OTHER) {
        excludedUntil = Math.max(excludedUntil, occurrence.end());
      } else if (occurrence.start() >= free && occurrence.end() > excludedUntil) {
        free = occurrence.end();
        if (!isAllowed(text, occurrence)) {
          int end = withoutPunctuation(text, occurrence.start(), occurrence.end());
          all.add(new Found(occurrence.start(), end, occurrence.entry().label()));
        }
      }
    }
    return all;
  }

  private boolean isAllowed(Folded text, Vocabulary.Occurrence occurrence) {
    for (Context context : contexts()) {
      if (context.allows(text, occurrence.start(), occurrence.end())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A word may be listed with the comma or stop that it must stand before; what is quoted ends
   * before it.
   */
  private static int withoutPunctuation(Folded text, int start, int end) {
    int last = end;
    while (last > start + 1 && ",、，。;!:".indexOf(text.at(last - 1)) >= 0) {
      last--;
    }
    return last;
  }

  private Vocabulary keys() {
    Vocabulary known = keys;
    if (known == null) {
      WordList words = new WordList(list.id(), list.words(), List.of(), List.of());
      known = Vocabulary.of(words, Notation::key);
      keys = known;
    }
    return known;
  }

  private List<Context> contexts() {
    List<Context> known = contexts;
    if (known == null) {
      known = list.allow().stream().map(Context::of).toList();
      contexts = known;
    }
    return known;
  }
}
