package dev.shangjia.engine.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares two conditions that are alike but for figures. A condition that holds less often than
 * before is tightened.
 */
final class Bounds {
  private static final Set<String> AT_MOST = Set.of("<=", "<");
  private static final Set<String> AT_LEAST = Set.of(">=", ">");

  private static final Set<String> PAIRS = Set.of("<=", ">=", "==", "!=", "&&", "||");

  private Bounds() {}

  /**
   * What the change does to what is asserted: tightened or loosened when all figures that differ
   * are bounds that moved in one direction, reworded when only blanks differ, otherwise changed.
   */
  static Direction compare(String before, String after) {
    List<String> old = tokens(before);
    List<String> now = tokens(after);
    if (old.equals(now)) {
      return Direction.REWORDED;
    }
    if (old.size() != now.size() || turns(now)) {
      return Direction.CHANGED;
    }
    var directions = new ArrayList<Direction>();
    for (int i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(now.get(i))) {
        directions.add(direction(old, now, i));
      }
    }
    Direction first = directions.getFirst();
    return directions.stream().allMatch(first::equals) ? first : Direction.CHANGED;
  }

  /** Whether there is a negation or a choice, behind which a bound may work the other way. */
  private static boolean turns(List<String> tokens) {
    return tokens.contains("!") || tokens.contains("?");
  }

  private static Direction direction(List<String> old, List<String> now, int at) {
    if (!isNumber(old.get(at)) || !isNumber(now.get(at)) || inCall(now, at)) {
      return Direction.CHANGED;
    }
    String left = at > 0 ? now.get(at - 1) : "";
    String right = at + 1 < now.size() ? now.get(at + 1) : "";
    int growth = Double.compare(Double.parseDouble(now.get(at)), Double.parseDouble(old.get(at)));
    if (AT_LEAST.contains(left) && endsBound(right)) {
      return Direction.ofGrowth(growth);
    }
    if (AT_MOST.contains(left) && endsBound(right)) {
      return Direction.ofGrowth(-growth);
    }
    if (AT_MOST.contains(right) && beginsBound(left)) {
      return Direction.ofGrowth(growth);
    }
    return AT_LEAST.contains(right) && beginsBound(left)
        ? Direction.ofGrowth(-growth)
        : Direction.CHANGED;
  }

  private static boolean endsBound(String right) {
    return Set.of("", "&&", "||", ")").contains(right);
  }

  private static boolean beginsBound(String left) {
    return Set.of("", "&&", "||", "(").contains(left);
  }

  /** Whether a bracket that is open at a token belongs to a function, which may do anything. */
  private static boolean inCall(List<String> tokens, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      String token = tokens.get(i);
      if (token.equals(")") || token.equals("]")) {
        depth++;
      } else if (token.equals("[")) {
        if (depth-- == 0) {
          return true;
        }
      } else if (token.equals("(") && depth-- == 0) {
        if (i > 0 && isName(tokens.get(i - 1))) {
          return true;
        }
        depth = 0;
      }
    }
    return false;
  }

  private static boolean isName(String token) {
    return Character.isLetter(token.charAt(0));
  }

  private static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(0))
        && token.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }

  /** Names, numbers, texts and signs; blanks are left out. */
  private static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Character.isWhitespace(c)) {
        i++;
        continue;
      }
      if (c == '\'' || c == '"') {
        end = endOfText(text, i);
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        boolean digits = Character.isDigit(c);
        while (end < text.length() && continues(text.charAt(end), digits)) {
          end++;
        }
      } else if (end < text.length() && PAIRS.contains(text.substring(i, end + 1))) {
        end++;
      }
      tokens.add(text.substring(i, end));
      i = end;
    }
    return tokens;
  }

  private static boolean continues(char c, boolean digits) {
    return Character.isLetterOrDigit(c) || c == '_' || (digits && c == '.');
  }

  private static int endOfText(String text, int start) {
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != text.charAt(start)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length());
  }
}
