package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.text.WordList;
import java.util.List;

/** In what two versions of a word list differ: a longer list finds more. */
final class WordsDiff {
  private WordsDiff() {}

  static List<Difference> differences(WordList before, WordList after) {
    var found = new Differences();
    found.names("words", words(before), words(after), Direction.TIGHTENED);
    found.names("allow", before.allow(), after.allow(), Direction.LOOSENED);
    found.names("not", before.not(), after.not(), Direction.LOOSENED);
    return found.all();
  }

  private static List<String> words(WordList list) {
    return list.words().stream()
        .map(
            word ->
                switch (word.edge()) {
                  case WHOLE -> word.text();
                  case ANYWHERE -> word.text() + " (anywhere)";
                })
        .toList();
  }
}
