package dev.shangjia.engine.checklist;

import dev.shangjia.engine.checklist.Checklist.Cue;
import dev.shangjia.engine.checklist.Checklist.Item;
import dev.shangjia.engine.checklist.Checklist.Words;
import dev.shangjia.engine.text.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts against a checklist. Safe for several threads; what it searches with is built when it
 * is first needed.
 */
public final class ChecklistMatcher {
  private final Checklist checklist;
  private volatile @Nullable Vocabulary vocabulary;

  public ChecklistMatcher(Checklist checklist) {
    this.checklist = checklist;
  }

  /** The checklist. */
  public Checklist checklist() {
    return checklist;
  }

  /** A text, ready for questions about items. Linear in its length, but for long passages. */
  public ChecklistText read(String text) {
    return new ChecklistText(checklist, vocabulary(), text);
  }

  private Vocabulary vocabulary() {
    Vocabulary known = vocabulary;
    if (known == null) {
      known = Vocabulary.of(checklist);
      vocabulary = known;
    }
    return known;
  }

  /**
   * The phrases of a checklist, each once.
   *
   * @param indexes the index of each phrase
   * @param groups the phrases that a group stands for
   */
  record Vocabulary(
      Phrases phrases, Map<String, Integer> indexes, Map<String, List<String>> groups) {

    static Vocabulary of(Checklist checklist) {
      var indexes = new LinkedHashMap<String, Integer>();
      Stream.concat(
              checklist.groups().values().stream().flatMap(List::stream),
              Stream.concat(checklist.items().stream(), checklist.signs().stream())
                  .flatMap(Vocabulary::phrases))
          .filter(phrase -> name(phrase).isEmpty())
          .forEach(phrase -> indexes.putIfAbsent(phrase, indexes.size()));
      checklist.leftovers().forEach(phrase -> indexes.putIfAbsent(phrase, indexes.size()));
      return new Vocabulary(
          new Phrases(List.copyOf(indexes.keySet())), indexes, checklist.groups());
    }

    private static Stream<String> phrases(Item item) {
      return item.cues().values().stream()
          .flatMap(Vocabulary::words)
          .flatMap(w -> w.any().stream());
    }

    private static Stream<Words> words(Cue cue) {
      return Stream.of(cue.all(), cue.under(), cue.over(), cue.none(), cue.notUnder())
          .flatMap(List::stream);
    }

    /** The group or detector that an entry names. */
    static Optional<String> name(String entry) {
      return entry.startsWith("<") && entry.endsWith(">")
          ? Optional.of(entry.substring(1, entry.length() - 1))
          : Optional.empty();
    }
  }
}
