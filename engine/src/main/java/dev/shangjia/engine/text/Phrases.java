package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds phrases in a text in one pass: each place of each phrase, also where several overlap. A
 * phrase is written like a word of a {@link WordList} and compared folded; asterisks and
 * backquotes, with which Markdown sets words off, are read over.
 *
 * <p>Safe for use by several threads.
 */
public final class Phrases {
  private final Vocabulary vocabulary;

  /**
   * Where a phrase stands.
   *
   * @param phrase its index
   * @param start first code point in the original text
   * @param end code point after the last
   */
  public record Hit(int phrase, int start, int end) {}

  /**
   * Prepares phrases.
   *
   * @param phrases in their notation, each sound
   */
  public Phrases(List<String> phrases) {
    var words = new ArrayList<WordList.Word>();
    for (int i = 0; i < phrases.size(); i++) {
      words.add(new WordList.Word(phrases.get(i), String.valueOf(i), WordList.Edge.WHOLE));
    }
    this.vocabulary =
        Vocabulary.of(
            new WordList("phrases", words, List.of(), List.of()),
            Notation::fold,
            Vocabulary.Gap.WIDE);
  }

  /** All places of all phrases, in no particular order. */
  public List<Hit> find(String text) {
    Folded folded = withoutMarks(Folding.fold(text));
    var hits = new ArrayList<Hit>();
    vocabulary.scan(
        folded,
        found ->
            hits.add(
                new Hit(
                    Integer.parseInt(found.entry().label()),
                    folded.startOf(found.start()),
                    folded.endOf(found.end() - 1))));
    return hits;
  }

  private static Folded withoutMarks(Folded text) {
    boolean[] kept = new boolean[text.length()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = text.at(i) != '*' && text.at(i) != '`';
    }
    return text.retaining(kept);
  }
}
