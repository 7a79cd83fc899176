package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of a {@link WordList} in texts: in one pass, folded, the longest word where
 * several begin, without those that belong to a longer word of another meaning or stand in an
 * allowed context.
 *
 * <p>Words that were pulled apart to hide them are found too (赌-博, V❤X, d.u.b.o), but not words
 * that merely arise where two others meet (周六 合作).
 *
 * <p>Safe for use by several threads. The automaton is built when it is first needed.
 */
public final class WordMatcher {
  private static final int WIDEST_GAP_IN_WORD = 12;
  private static final Comparator<Candidate> LEFTMOST_LONGEST =
      Comparator.comparingInt(Candidate::start)
          .thenComparing(Comparator.comparingInt(Candidate::end).reversed())
          .thenComparing(candidate -> candidate.entry().meaning());

  private final WordList list;
  private volatile @Nullable Compiled compiled;

  public WordMatcher(WordList list) {
    this.list = list;
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

  /** What is found, in places of the folded text. */
  List<Found> found(Folded text) {
    Compiled words = compiled();
    List<Candidate> candidates = new ArrayList<>();
    words.collect(text, candidates);
    words.collectPulledApart(text.joints(), candidates);
    candidates.sort(LEFTMOST_LONGEST);
    List<Found> all = new ArrayList<>();
    int excludedUntil = 0;
    int free = 0;
    for (Candidate candidate : candidates) {
      if (candidate.entry().meaning() == Meaning.OTHER) {
        excludedUntil = Math.max(excludedUntil, candidate.end());
      } else if (candidate.start() >= free && candidate.end() > excludedUntil) {
        free = candidate.end();
        if (!words.isAllowed(text, candidate)) {
          all.add(new Found(candidate.start(), candidate.end(), candidate.entry().label()));
        }
      }
    }
    return all;
  }

  /** A word in places of the folded text. */
  record Found(int start, int end, String label) {}

  /**
   * The whole text as one span if, but for punctuation and spaces, it is one of the list's words;
   * else nothing. Contexts and longer words play no part.
   */
  public List<Span> findWhole(String text) {
    String key = Folding.key(text);
    return key.isEmpty() || !compiled().keys.contains(key)
        ? List.of()
        : List.of(new Source(text).span(0, Widths.codePoints(text), list.id()));
  }

  private Compiled compiled() {
    Compiled known = compiled;
    if (known == null) {
      known = new Compiled(list);
      compiled = known;
    }
    return known;
  }

  /**
   * What a found pattern tells. The order matters: another meaning outweighs a word of equal range.
   */
  private enum Meaning {
    OTHER,
    WORD
  }

  /** One spelling: the pieces between gaps, of which the automaton finds the first. */
  private record Entry(List<int[]> pieces, Meaning meaning, String label, WordList.Edge edge) {}

  /** An occurrence, in places of the folded text. */
  private record Candidate(int start, int end, Entry entry) {}

  private static final class Compiled {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Context> contexts = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Automaton automaton;

    Compiled(WordList list) {
      for (WordList.Word word : list.words()) {
        for (String spelling : Notation.expand(word.text())) {
          add(spelling, Meaning.WORD, word.label(), word.edge());
          keys.add(Folding.key(spelling));
        }
      }
      for (String longer : list.not()) {
        Notation.expand(longer).forEach(s -> add(s, Meaning.OTHER, "", WordList.Edge.ANYWHERE));
      }
      list.allow().forEach(context -> contexts.addAll(Context.of(context)));
      automaton = new Automaton(entries.stream().map(entry -> entry.pieces().getFirst()).toList());
    }

    private void add(String spelling, Meaning meaning, String label, WordList.Edge edge) {
      List<int[]> pieces = Notation.pieces(spelling).stream().map(Notation::fold).toList();
      entries.add(new Entry(pieces, meaning, label, edge));
    }

    void collect(Folded text, List<Candidate> candidates) {
      automaton.scan(
          text,
          (pattern, pieceEnd) -> {
            Entry entry = entries.get(pattern);
            int start = pieceEnd - entry.pieces().getFirst().length;
            int end = endOf(entry, text, pieceEnd);
            if (end > 0 && stands(entry, text, start, end)) {
              candidates.add(new Candidate(start, end, entry));
            }
          });
    }

    void collectPulledApart(Joints joints, List<Candidate> candidates) {
      if (joints.isEmpty()) {
        return;
      }
      Folded joined = joints.joined();
      automaton.scan(
          joined,
          (pattern, pieceEnd) -> {
            Entry entry = entries.get(pattern);
            int start = pieceEnd - entry.pieces().getFirst().length;
            int end = endOf(entry, joined, pieceEnd);
            if (end > 0 && stands(entry, joined, start, end) && joints.wasPulledApart(start, end)) {
              candidates.add(
                  new Candidate(joints.indexOf(start), joints.indexOf(end - 1) + 1, entry));
            }
          });
    }

    private static int endOf(Entry entry, Folded text, int pieceEnd) {
      int end = pieceEnd;
      for (int i = 1; i < entry.pieces().size() && end > 0; i++) {
        end = Context.nearestAfter(text, entry.pieces().get(i), end, WIDEST_GAP_IN_WORD);
      }
      return end;
    }

    /**
     * A longer word need not end where a word ends, so that {@code best practice} covers its
     * plural.
     */
    private static boolean stands(Entry entry, Folded text, int start, int end) {
      return switch (entry.meaning()) {
        case OTHER -> text.beginsAlone(start);
        case WORD -> entry.edge() == WordList.Edge.ANYWHERE || text.standsAlone(start, end);
      };
    }

    boolean isAllowed(Folded text, Candidate candidate) {
      for (Context context : contexts) {
        if (context.allows(text, candidate.start(), candidate.end())) {
          return true;
        }
      }
      return false;
    }
  }
}
