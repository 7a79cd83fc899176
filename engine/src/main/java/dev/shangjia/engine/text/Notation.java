package dev.shangjia.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The notation of word lists: alternatives in round brackets, gaps, and the place of the word in a
 * context.
 */
final class Notation {
  static final String WORD = "{word}";
  private static final char GAP = '…';

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
    return bracketProblem(text).or(() -> emptinessProblem(text));
  }

  static Optional<String> problemInContext(String text) {
    int at = text.indexOf(WORD);
    if (at < 0 || text.indexOf(WORD, at + 1) >= 0) {
      return Optional.of("'" + text + "' must hold {word} exactly once");
    }
    return bracketProblem(text)
        .or(
            () ->
                isNothing(text.substring(0, at)) && isNothing(text.substring(at + WORD.length()))
                    ? Optional.of("'" + text + "' would allow every word of the list")
                    : Optional.empty());
  }

  private static boolean isNothing(String side) {
    return steps(side, Notation::fold).stream().allMatch(Step::isOptional);
  }

  private static Optional<String> bracketProblem(String text) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' ? open >= 0 : c == ')' && open < 0) {
        return Optional.of(
            "'" + text + "' has a bracket '" + c + "' out of place at character " + (i + 1));
      }
      if (c == GAP && open >= 0) {
        return Optional.of("'" + text + "' has a gap within brackets at character " + (i + 1));
      }
      open = c == '(' ? i : c == ')' ? -1 : open;
    }
    return open < 0
        ? Optional.empty()
        : Optional.of("'" + text + "' has a bracket that is not closed");
  }

  private static Optional<String> emptinessProblem(String text) {
    for (String piece : text.split(String.valueOf(GAP), -1)) {
      if (isNothing(piece)) {
        return Optional.of(
            "'" + text + "' has nothing to look for, or nothing before or after a gap");
      }
    }
    return Optional.empty();
  }

  /**
   * The parts of a sound text in reading order, each spelling brought into the form that {@code
   * form} gives.
   */
  static List<Step> steps(String text, Function<String, int[]> form) {
    List<Step> steps = new ArrayList<>();
    Step.Gap gap = Step.Gap.ABSENT;
    int index = 0;
    while (index < text.length()) {
      if (text.charAt(index) == GAP) {
        gap = Step.Gap.PRESENT;
        index++;
        continue;
      }
      boolean group = text.charAt(index) == '(';
      int end = group ? text.indexOf(')', index) : literalEnd(text, index);
      String[] spellings =
          group
              ? text.substring(index + 1, end).split("\\|", -1)
              : new String[] {text.substring(index, end)};
      List<int[]> choices = new ArrayList<>(spellings.length);
      for (String spelling : spellings) {
        choices.add(form.apply(spelling));
      }
      steps.add(new Step(choices, gap));
      gap = Step.Gap.ABSENT;
      index = group ? end + 1 : end;
    }
    return steps;
  }

  static boolean endsInGap(String text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == GAP;
  }

  private static int literalEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '(' && text.charAt(end) != GAP) {
      end++;
    }
    return end;
  }

  static int[] fold(String literal) {
    return Folding.fold(literal).points();
  }

  /** Letters and digits alone, as {@link Folding#key} leaves them. */
  static int[] key(String literal) {
    return Folding.key(literal).codePoints().toArray();
  }
}
