package dev.shangjia.engine.text;

import java.util.List;

/**
 * Words that a rulebook looks for.
 *
 * @param id the list's name
 * @param words what is looked for
 * @param allow contexts in which a word is not meant as such; {@code {word}} stands for any word
 * @param not longer words that contain one of the words and mean something else
 */
public record WordList(String id, List<Word> words, List<String> allow, List<String> not) {
  public WordList {
    words = List.copyOf(words);
    allow = List.copyOf(allow);
    not = List.copyOf(not);
  }

  /**
   * One word.
   *
   * @param text as written
   * @param whole whether it counts only as a whole word
   */
  public record Word(String text, boolean whole) {}
}
