package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in the waiting list of a procedure.
 *
 * @param title what the procedure is called
 * @param joined when its organization came; the order of all places
 * @param until until when a place that is free is kept for it; null while it waits
 */
record Place(
    long id,
    OrganizationId organization,
    String program,
    String procedure,
    LocalText title,
    Subject subject,
    String subjectName,
    Instant joined,
    State state,
    @Nullable Instant until) {

  /** How far a place has come. */
  enum State {
    /** Others are before it. */
    WAITING,
    /** A case can be started with it. */
    OFFERED,
    /** A case was. */
    TAKEN,
    /** Nobody started one in time. */
    LAPSED,
    /** Its organization gave it up. */
    LEFT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name used in the database and in words. */
    String code() {
      return code;
    }

    static State of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no state of places " + code));
    }
  }

  /** Whether it is kept for somebody at a time. */
  boolean isOffered(Instant at) {
    return state == State.OFFERED && until != null && at.isBefore(until);
  }

  boolean isOpen() {
    return state == State.WAITING || state == State.OFFERED;
  }

  /** Where its case is started, or waited for. */
  String path() {
    return "/waiting/" + id;
  }
}
