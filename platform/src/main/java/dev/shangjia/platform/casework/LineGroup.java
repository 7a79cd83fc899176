package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.JdbcChecklists.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a checklist that are looked at together.
 *
 * @param title the topic; null for those that machines noted something about, or could not look at
 */
record LineGroup(@Nullable LocalText title, List<Checklist.Line> lines) {
  LineGroup {
    lines = List.copyOf(lines);
  }

  /** All lines: those with something to look at first, the others by the topics of their rules. */
  static List<LineGroup> of(List<Checklist.Line> lines, Rulebook rulebook) {
    var noted = new ArrayList<Checklist.Line>();
    var topics = new LinkedHashMap<LocalText, List<Checklist.Line>>();
    for (Checklist.Line line : lines) {
      if (line.isNoted()) {
        noted.add(line);
      } else {
        topics.computeIfAbsent(rulebook.topic(line.rule()), _ -> new ArrayList<>()).add(line);
      }
    }
    var groups = new ArrayList<LineGroup>();
    if (!noted.isEmpty()) {
      groups.add(new LineGroup(null, noted));
    }
    topics.forEach((title, of) -> groups.add(new LineGroup(title, of)));
    return groups;
  }

  /** Whether there is something to look at that machines noted. */
  boolean isNoted() {
    return title == null;
  }

  /** How many of its lines were answered. */
  long answered(Map<String, Checked> answers) {
    return lines.stream().filter(line -> answers.containsKey(line.rule())).count();
  }
}
