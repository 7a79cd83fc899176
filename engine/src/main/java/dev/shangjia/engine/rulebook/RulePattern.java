package dev.shangjia.engine.rulebook;

import java.util.List;

/** Patterns of rule ids, such as {@code listing/*}: each star stands for any text. */
public final class RulePattern {
  private RulePattern() {}

  /** Whether a rule's id is one that the pattern means. */
  public static boolean matches(String pattern, String rule) {
    List<String> parts = List.of(pattern.split("\\*", -1));
    if (parts.size() == 1) {
      return pattern.equals(rule);
    }
    String first = parts.getFirst();
    String last = parts.getLast();
    if (rule.length() < first.length() + last.length()
        || !rule.startsWith(first)
        || !rule.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = rule.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = rule.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
