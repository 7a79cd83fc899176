package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found, as the page shows it.
 *
 * @param weight how it counts
 * @param message what is wrong
 * @param fix what to do about it; null for nothing
 * @param rule the id of the rule
 * @param clauses the clauses that the rule decides
 * @param quotes what was found in a text
 */
record Remark(
    Weight weight,
    LocalText message,
    @Nullable LocalText fix,
    String rule,
    List<String> clauses,
    List<String> quotes) {

  /** How a remark counts for handing in. */
  enum Weight {
    /** It stops handing in, unless it is contested. */
    STOPS,
    /** Asked for and not there yet. */
    MISSING,
    /** A person will look at it, or it is advice. */
    REMARK,
    /** It could not be checked. */
    UNCHECKED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
