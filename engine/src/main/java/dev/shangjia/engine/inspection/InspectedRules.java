package dev.shangjia.engine.inspection;

import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.List;

/** Which rules a procedure inspects: those its stages name, or all when none names any. */
final class InspectedRules {
  private final List<String> patterns;

  InspectedRules(Rulebook rulebook, String procedure) {
    Procedure known = rulebook.procedures().get(procedure);
    this.patterns =
        known == null
            ? List.of()
            : known.stages().stream().flatMap(stage -> stage.inspect().stream()).toList();
  }

  boolean contains(String rule) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, rule));
  }

  /** A star stands for any text. */
  static boolean matches(String pattern, String rule) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(rule);
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    return rule.length() >= before.length() + after.length()
        && rule.startsWith(before)
        && rule.endsWith(after);
  }
}
