package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Words in their notation, made ready to be found.
 *
 * <p>An automaton finds where a word may begin; the rest is compared from there. So a notation that
 * stands for thousands of spellings costs no more than its parts, when it is built and when it is
 * matched.
 */
final class Vocabulary {
  /**
   * What finding a word tells. The order matters: another meaning outweighs a word of equal range.
   */
  enum Meaning {
    OTHER,
    WORD
  }

  /** A word of a list, by the list's number, or a longer word of another meaning. */
  record Entry(int list, List<Step> steps, Meaning meaning, String label, WordList.Edge edge) {}

  /** An occurrence, in places of the text that was searched. */
  record Occurrence(int start, int end, Entry entry) {}

  /** Receives occurrences. */
  interface Sink {
    void accept(Occurrence occurrence);
  }

  /** A beginning of an entry: the spelling ends, and the steps from {@code next} on follow. */
  private record Anchor(Entry entry, int length, int next) {}

  /** How wide a gap within a word may be. */
  enum Gap {
    /** Twelve code points. */
    NARROW,
    /** Twelve Chinese characters, or as much as they say in Latin letters: three for one. */
    WIDE
  }

  private static final int WIDEST_GAP = 12;
  private static final int LETTERS_FOR_ONE = 3;
  private static final int MOST_JOINED_SPELLINGS = 32;

  private final List<Anchor> anchors = new ArrayList<>();
  private final Automaton automaton;
  private final Gap gap;

  private Vocabulary(List<Entry> entries, Gap gap) {
    this.gap = gap;
    List<int[]> beginnings = new ArrayList<>();
    for (Entry entry : entries) {
      List<Step> steps = entry.steps();
      boolean begun = false;
      for (int index = 0; index < steps.size() && !begun; index++) {
        for (int[] choice : steps.get(index).choices()) {
          if (choice.length > 0) {
            beginnings.add(choice);
            anchors.add(new Anchor(entry, choice.length, index + 1));
          }
        }
        begun = !steps.get(index).isOptional();
      }
    }
    automaton = new Automaton(beginnings);
  }

  /**
   * The words and longer words of a list; {@code form} is how the texts to be searched are folded.
   */
  static Vocabulary of(WordList list, Function<String, int[]> form) {
    return of(List.of(list), form, Gap.NARROW);
  }

  /** As {@link #of(WordList, Function)}, with the words of several lists. */
  static Vocabulary of(List<WordList> lists, Function<String, int[]> form) {
    return of(lists, form, Gap.NARROW);
  }

  /** As {@link #of(WordList, Function)}, with gaps of another width. */
  static Vocabulary of(WordList list, Function<String, int[]> form, Gap gap) {
    return of(List.of(list), form, gap);
  }

  private static Vocabulary of(List<WordList> lists, Function<String, int[]> form, Gap gap) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      for (WordList.Word word : lists.get(i).words()) {
        List<Step> steps = steps(word.text(), form);
        entries.add(new Entry(i, steps, Meaning.WORD, word.label(), word.edge()));
      }
      for (String longer : lists.get(i).not()) {
        List<Step> steps = steps(longer, form);
        entries.add(new Entry(i, steps, Meaning.OTHER, "", WordList.Edge.ANYWHERE));
      }
    }
    return new Vocabulary(entries, gap);
  }

  /**
   * The first step is joined with the second where that makes few spellings, so that the automaton
   * finds less in vain.
   */
  private static List<Step> steps(String text, Function<String, int[]> form) {
    List<Step> steps = Notation.steps(text, form);
    if (steps.size() < 2 || steps.get(1).followsGap()) {
      return steps;
    }
    List<int[]> first = steps.get(0).choices();
    List<int[]> second = steps.get(1).choices();
    if (first.size() * second.size() > MOST_JOINED_SPELLINGS) {
      return steps;
    }
    List<int[]> joined = new ArrayList<>(first.size() * second.size());
    for (int[] head : first) {
      for (int[] tail : second) {
        int[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        joined.add(both);
      }
    }
    List<Step> shorter = new ArrayList<>();
    shorter.add(new Step(joined, Step.Gap.ABSENT));
    shorter.addAll(steps.subList(2, steps.size()));
    return shorter;
  }

  /** Passes on the longest occurrence of each entry from each place where it begins. */
  void scan(Folded text, Sink sink) {
    automaton.scan(
        text,
        (pattern, beginningEnd) -> {
          Anchor anchor = anchors.get(pattern);
          int start = beginningEnd - anchor.length();
          int end = end(text, anchor, start, beginningEnd);
          if (end > 0) {
            sink.accept(new Occurrence(start, end, anchor.entry()));
          }
        });
  }

  /** The farthest end at which the entry may stand, or -1. */
  private int end(Folded text, Anchor anchor, int start, int beginningEnd) {
    Entry entry = anchor.entry();
    if (entry.edge() == WordList.Edge.WHOLE && !text.beginsAlone(start)) {
      return -1;
    }
    if (entry.meaning() == Meaning.OTHER && !text.beginsAlone(start)) {
      return -1;
    }
    if (anchor.next() == entry.steps().size()) {
      return mayEnd(entry, text, start, beginningEnd) ? beginningEnd : -1;
    }
    NavigableSet<Integer> ends = new TreeSet<>();
    ends.add(beginningEnd);
    for (int i = anchor.next(); i < entry.steps().size() && !ends.isEmpty(); i++) {
      ends = advance(text, entry.steps().get(i), ends);
    }
    for (int end : ends.descendingSet()) {
      if (mayEnd(entry, text, start, end)) {
        return end;
      }
    }
    return -1;
  }

  private NavigableSet<Integer> advance(Folded text, Step step, NavigableSet<Integer> ends) {
    NavigableSet<Integer> further = new TreeSet<>();
    for (int position : ends) {
      int reach =
          step.followsGap() ? Clauses.reachAfter(text, position, widest(text, position)) : position;
      for (int[] choice : step.choices()) {
        if (choice.length == 0) {
          further.add(position);
        } else if (step.followsGap()) {
          int end = Clauses.nearestAfter(text, choice, position, reach);
          if (end >= 0) {
            further.add(end);
          }
        } else if (text.startsWith(choice, position)) {
          further.add(position + choice.length);
        }
      }
    }
    return further;
  }

  private int widest(Folded text, int position) {
    if (gap == Gap.NARROW) {
      return WIDEST_GAP;
    }
    int room = WIDEST_GAP * LETTERS_FOR_ONE;
    int width = 0;
    while (room > 0 && position + width < text.length()) {
      room -= text.at(position + width) < 0x2E80 ? 1 : LETTERS_FOR_ONE;
      width++;
    }
    return width;
  }

  /**
   * A longer word need not end where a word ends, so that {@code best practice} covers its plural.
   */
  private static boolean mayEnd(Entry entry, Folded text, int start, int end) {
    return entry.edge() == WordList.Edge.ANYWHERE || text.standsAlone(start, end);
  }
}
