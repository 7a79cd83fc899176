package dev.shangjia.platform.editor;

import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide texts may be, read off the rules that say nothing but that, so that people see it while
 * they write.
 */
final class Widths {
  private static final Pattern PLAIN =
      Pattern.compile("\\s*width\\(([A-Za-z]\\w*)\\.([A-Za-z]\\w*)\\) <= ([0-9]{1,5})\\s*");

  private final Map<String, Integer> widest = new TreeMap<>();

  Widths(Rulebook rulebook) {
    for (Rule rule : rulebook.rules()) {
      if (rule.check() instanceof Check.Assert check) {
        Matcher matcher = PLAIN.matcher(check.expression().text());
        if (matcher.matches()) {
          widest.merge(
              matcher.group(1) + "/" + matcher.group(2),
              Integer.valueOf(matcher.group(3)),
              Math::min);
        }
      }
    }
  }

  /** In columns; 0 when no rule says so. */
  int at(String path) {
    return widest.getOrDefault(path, 0);
  }
}
