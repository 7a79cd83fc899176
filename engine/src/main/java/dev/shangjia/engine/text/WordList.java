package dev.shangjia.engine.text;

import java.util.List;
import java.util.Optional;

/**
 * One of a rulebook's word lists, as data.
 *
 * <p>Words, allowed contexts and longer words are written in a small notation: {@code (a|b|)}
 * stands for one of several spellings, or for nothing; {@code …} stands for a gap within one clause
 * (at most 12 characters in a word, 40 in a context); a context holds {@code {word}} once, for any
 * word of the list. Everything is compared folded ({@link Folding}), so that one spelling covers
 * capitals, full-width and Traditional forms.
 *
 * @param id names the list in rules; the label of words that have none of their own
 * @param words what is looked for
 * @param allow contexts in which a word is not meant as such, as {@code 禁止…{word}} or {@code
 *     {word}检测}
 * @param not longer words that hold a listed one and mean something else, as 最近 for 最
 */
public record WordList(String id, List<Word> words, List<String> allow, List<String> not) {

  /** Where a word may stand. */
  public enum Edge {
    /**
     * An edge that is a Latin letter or digit must be the edge of a word there: {@code bet} is not
     * in {@code better}.
     */
    WHOLE,
    /** Anywhere, also within a longer Latin word. */
    ANYWHERE
  }

  /**
   * One word to look for.
   *
   * @param label what its hits are labelled with, such as a category within the list
   */
  public record Word(String text, String label, Edge edge) {
    public Word {
      Notation.requireSound(text);
    }
  }

  public WordList {
    words = List.copyOf(words);
    allow = List.copyOf(allow);
    not = List.copyOf(not);
    allow.forEach(Notation::requireContext);
    not.forEach(Notation::requireSound);
  }

  /** A list of words labelled with its id, to be found as whole words, without contexts. */
  public static WordList of(String id, String... words) {
    return new WordList(
        id,
        List.of(words).stream().map(text -> new Word(text, id, Edge.WHOLE)).toList(),
        List.of(),
        List.of());
  }

  /**
   * What is wrong with the notation of a word or longer word, if anything, for the reader of
   * rulebooks to report.
   */
  public static Optional<String> problemInWord(String text) {
    return Notation.problem(text);
  }

  /** What is wrong with the notation of an allowed context, if anything. */
  public static Optional<String> problemInContext(String text) {
    return Notation.problemInContext(text);
  }
}
