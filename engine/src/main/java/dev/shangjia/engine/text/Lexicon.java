package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of several lists, found together in one pass over a text: a rulebook has dozens of
 * lists, and its rules look nearly all of them up in the same few texts.
 *
 * <p>Safe for several threads. What it searches with is built when it is first needed.
 */
final class Lexicon {
  private static final Comparator<Vocabulary.Occurrence> LEFTMOST_LONGEST =
      Comparator.comparingInt(Vocabulary.Occurrence::start)
          .thenComparing(Comparator.comparingInt(Vocabulary.Occurrence::end).reversed())
          .thenComparing(occurrence -> occurrence.entry().meaning());

  private final List<WordList> lists;
  private volatile @Nullable Vocabulary vocabulary;

  Lexicon(List<WordList> lists) {
    this.lists = List.copyOf(lists);
  }

  /**
   * Where words stand in a text, also where they were pulled apart: for each list in its order, the
   * leftmost first and of those the longest. Ranges may overlap.
   */
  List<List<Vocabulary.Occurrence>> occurrences(Folded text) {
    List<List<Vocabulary.Occurrence>> found = new ArrayList<>(lists.size());
    lists.forEach(_ -> found.add(new ArrayList<>()));
    vocabulary().scan(text, occurrence -> found.get(occurrence.entry().list()).add(occurrence));
    Joints joints = text.joints();
    if (!joints.isEmpty()) {
      vocabulary()
          .scan(
              joints.joined(),
              occurrence -> {
                if (joints.wasPulledApart(occurrence.start(), occurrence.end())) {
                  found
                      .get(occurrence.entry().list())
                      .add(
                          new Vocabulary.Occurrence(
                              joints.indexOf(occurrence.start()),
                              joints.indexOf(occurrence.end() - 1) + 1,
                              occurrence.entry()));
                }
              });
    }
    found.forEach(occurrences -> occurrences.sort(LEFTMOST_LONGEST));
    return found;
  }

  private Vocabulary vocabulary() {
    Vocabulary known = vocabulary;
    if (known == null) {
      known = Vocabulary.of(lists, Notation::fold);
      vocabulary = known;
    }
    return known;
  }
}
