package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Level;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that a look finds otherwise than was accepted.
 *
 * @param fingerprint of the finding
 * @param rule the rule's id
 * @param title what the rule is about
 * @param level how grave it is now; of what is gone, how grave it was
 * @param certainty whether it may pass by itself
 */
record Change(
    String fingerprint,
    String rule,
    LocalText title,
    Kind kind,
    Cause cause,
    Level level,
    Certainty certainty) {

  /** How something differs, the gravest first. */
  enum Kind {
    NEW,
    GRAVER,
    /** It could not be looked at, and could then. */
    UNCHECKED,
    MILDER,
    GONE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name used in the database and in words. */
    String code() {
      return code;
    }

    static Kind of(String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }
  }

  /** Why something differs. */
  enum Cause {
    /** What it speaks of changed. */
    CHANGED,
    /** Nothing but the day. */
    TIME,
    /** The rule. */
    RULE,
    /** Something that other providers did, such as taking a name that is like this one. */
    OTHERS;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name used in the database and in words. */
    String code() {
      return code;
    }

    static Cause of(String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }
  }

  /** Whether something that was seen once can be believed. */
  enum Certainty {
    SURE,
    /** An address may not answer tonight and answer tomorrow. */
    MAY_PASS
  }

  /** Whether it would have stood in the way when it was accepted, and is its provider's to mend. */
  boolean isGrave() {
    return cause != Cause.OTHERS
        && level.atLeast(Level.RETURN)
        && switch (kind) {
          case NEW, GRAVER, UNCHECKED -> true;
          case MILDER, GONE -> false;
        };
  }
}
