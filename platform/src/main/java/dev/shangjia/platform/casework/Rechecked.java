package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recheck found of what is listed, beside what was accepted.
 *
 * @param findings what is graver than it was, the gravest first
 */
record Rechecked(List<Pair> findings) {
  Rechecked {
    findings = List.copyOf(findings);
  }

  /** The rules because of which it was started, by id, and what they are about. */
  Map<String, LocalText> rules() {
    var rules = new LinkedHashMap<String, LocalText>();
    findings.forEach(pair -> rules.putIfAbsent(pair.rule(), pair.title()));
    return rules;
  }

  /**
   * A finding, as it was and as it is.
   *
   * @param rule the rule's id
   * @param title what the rule is about
   * @param level how grave it is now
   * @param cause why it came up
   * @param then what was accepted
   * @param now what was found
   */
  record Pair(
      String rule, LocalText title, Level level, ChangedFinding.Cause cause, Look then, Look now) {}

  /**
   * What a look showed.
   *
   * @param at when it was judged; null when no machine looked, or its facts are not kept any more
   * @param evidence the finding; null when the rule was kept then
   */
  record Look(@Nullable Instant at, HandedIn.@Nullable Evidence evidence) {}
}
