package dev.shangjia.engine.rulebook;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How hard a rule bites, and from when. Dates are local to the rulebook's zone and begin at
 * midnight.
 *
 * @param steps the mode that holds from each date on; before the first date the rule is off. {@link
 *     LocalDate#MIN} stands for "always".
 */
public record Enforcement(NavigableMap<LocalDate, Mode> steps) {

  /** How hard a rule bites on a day. */
  public enum Mode {
    /** Not run. */
    OFF("off"),
    /** Run, and seen by policy authors only. */
    AUDIT("audit"),
    /** Shown, at most as {@link Level#WARN}. */
    WARN("warn"),
    /** At its full level. */
    BLOCK("block");

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    /** The name used in rulebooks and reports. */
    public String code() {
      return code;
    }
  }

  public Enforcement {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("an enforcement needs at least one step");
    }
    steps = Collections.unmodifiableNavigableMap(new TreeMap<>(steps));
  }

  /** One mode for all days. */
  public static Enforcement always(Mode mode) {
    return new Enforcement(new TreeMap<>(Collections.singletonMap(LocalDate.MIN, mode)));
  }

  /** One mode from a day on; off before. */
  public static Enforcement from(LocalDate day, Mode mode) {
    return new Enforcement(new TreeMap<>(Collections.singletonMap(day, mode)));
  }

  /** The mode that holds on a day. */
  public Mode on(LocalDate day) {
    var step = steps.floorEntry(day);
    return step == null ? Mode.OFF : step.getValue();
  }
}
