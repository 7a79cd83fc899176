package dev.shangjia.engine.comparison;

import dev.shangjia.engine.LocalText;

/**
 * Where what a laptop gathered and what the platform gathered differ.
 *
 * @param cause why
 * @param about what: the JSON pointer of a value, the path of a file, an address, the name of a
 *     fact, or blank
 * @param text the same for people
 */
public record Difference(Cause cause, String about, LocalText text) {

  /** Why two gatherings differ. */
  public enum Cause {
    /** It is about something else. */
    SUBJECT("subject", Weight.COUNTS),
    /** A value of a form is another one. */
    VALUE("value", Weight.COUNTS),
    /** A file has another content. */
    FILE("file", Weight.COUNTS),
    /** A probe saw something else in the same file. */
    FILE_OBSERVATION("file-observation", Weight.COUNTS),
    /** An address was looked at at another time, or on one side only. */
    TIME_OF_OBSERVATION("time-of-observation", Weight.EXPLAINS),
    /** Only the platform knows it. */
    CONTEXT("context", Weight.EXPLAINS),
    /** Another version of the rulebook judged. */
    RULEBOOK("rulebook", Weight.EXPLAINS),
    /** Another version of the engine judged. */
    ENGINE("engine", Weight.EXPLAINS),
    /** They were judged on different days. */
    TIME_OF_JUDGING("time-of-judging", Weight.EXPLAINS);

    private final String code;
    private final Weight weight;

    Cause(String code, Weight weight) {
      this.code = code;
      this.weight = weight;
    }

    /** The name used in JSON. */
    public String code() {
      return code;
    }

    /** Whether the two do not match because of it. */
    public boolean counts() {
      return weight == Weight.COUNTS;
    }
  }

  private enum Weight {
    /** Values and what is seen of files are the same wherever they are gathered. */
    COUNTS,
    /** It explains why the reports may differ all the same. */
    EXPLAINS
  }
}
