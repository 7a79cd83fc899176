package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The notation of word lists: alternatives in round brackets, gaps, and the place of the word in a
 * context.
 */
final class Notation {
  static final String WORD = "{word}";
  private static final String GAP = "…";
  private static final int MOST_SPELLINGS = 4096;

  private Notation() {}

  static void requireSound(String text) {
    problem(text).ifPresent(Notation::refuse);
  }

  static void requireContext(String text) {
    problemInContext(text).ifPresent(Notation::refuse);
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }

  static Optional<String> problem(String text) {
    if (text.contains(WORD)) {
      return Optional.of("'" + text + "' holds {word}, which only a context may hold");
    }
    Optional<String> brackets = bracketProblem(text);
    if (brackets.isPresent() || hasSomethingToLookFor(text)) {
      return brackets;
    }
    return expand(text).stream().map(Notation::gapProblem).flatMap(Optional::stream).findFirst();
  }

  /**
   * Whether each spelling surely holds something to look for: a character outside the brackets, or
   * one in every choice of a bracket. Most entries do, and spelling them out takes long.
   */
  private static boolean hasSomethingToLookFor(String text) {
    if (text.contains(GAP)) {
      return false;
    }
    boolean open = false;
    boolean everyChoice = true;
    boolean choice = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        open = true;
        everyChoice = true;
        choice = false;
      } else if (open && (c == '|' || c == ')')) {
        everyChoice &= choice;
        choice = false;
        open = c == '|';
        if (!open && everyChoice) {
          return true;
        }
      } else if (c < 128 ? Character.isLetterOrDigit(c) : Character.isIdeographic(c)) {
        choice = true;
        if (!open) {
          return true;
        }
      }
    }
    return false;
  }

  static Optional<String> problemInContext(String text) {
    int at = text.indexOf(WORD);
    if (at < 0 || text.indexOf(WORD, at + 1) >= 0) {
      return Optional.of("'" + text + "' must hold {word} exactly once");
    }
    if (text.equals(WORD)) {
      return Optional.of("'{word}' alone would allow every word of the list");
    }
    return bracketProblem(text);
  }

  private static Optional<String> gapProblem(String text) {
    boolean empty = pieces(text).stream().anyMatch(piece -> fold(piece).length == 0);
    return empty
        ? Optional.of(
            "'"
                + text
                + "' has nothing to look for at its beginning, at its end or between two gaps")
        : Optional.empty();
  }

  private static Optional<String> bracketProblem(String text) {
    boolean open = false;
    long spellings = 1;
    int choices = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' ? open : c == ')' && !open) {
        return Optional.of(
            "'" + text + "' has a bracket '" + c + "' out of place at character " + (i + 1));
      }
      if (c == '(') {
        open = true;
        choices = 1;
      } else if (c == ')') {
        open = false;
        spellings = Math.min(spellings * choices, MOST_SPELLINGS + 1L);
      } else if (c == '|' && open) {
        choices++;
      }
    }
    if (open) {
      return Optional.of("'" + text + "' has a bracket that is not closed");
    }
    return spellings > MOST_SPELLINGS
        ? Optional.of("'" + text + "' stands for more than " + MOST_SPELLINGS + " spellings")
        : Optional.empty();
  }

  /** All spellings of a text with alternatives. */
  static List<String> expand(String text) {
    List<String> spellings = List.of("");
    int from = 0;
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', from)) {
      int close = text.indexOf(')', open);
      spellings =
          continued(
              spellings,
              text.substring(from, open),
              Arrays.asList(text.substring(open + 1, close).split("\\|", -1)));
      from = close + 1;
    }
    return continued(spellings, text.substring(from), List.of(""));
  }

  private static List<String> continued(
      List<String> spellings, String literal, List<String> choices) {
    List<String> longer = new ArrayList<>(spellings.size() * choices.size());
    for (String spelling : spellings) {
      for (String choice : choices) {
        longer.add(spelling + literal + choice);
      }
    }
    return longer;
  }

  /** The literal pieces between the gaps. */
  static List<String> pieces(String spelling) {
    return Arrays.asList(spelling.split(GAP, -1));
  }

  static int[] fold(String literal) {
    return Folding.fold(literal).text().codePoints().toArray();
  }
}
