package dev.shangjia.engine.conduct;

import dev.shangjia.engine.rulebook.Conduct;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A measure that was imposed.
 *
 * @param id unique in its record, {@code m1}, {@code m2} and so on
 * @param violation the violation that it answers
 * @param measure the measure's id
 * @param on whom it meets
 * @param app the app of the violation; of {@link Conduct.Target#APPS} all are met
 * @param begins when it begins
 * @param least until when it lasts at least; null when no time is set
 * @param until when it ends
 * @param phase how it stands
 * @param changed when it came to stand so
 * @param replacedBy the measure that took its place; null for none
 */
public record Imposed(
    String id,
    String violation,
    String measure,
    Conduct.Target on,
    String app,
    ZonedDateTime begins,
    @Nullable ZonedDateTime least,
    Conduct.Until until,
    Phase phase,
    ZonedDateTime changed,
    @Nullable String replacedBy) {

  /** How a measure stands. */
  public enum Phase {
    /** Announced; it begins later. */
    PENDING,
    IN_FORCE,
    /** An appeal that suspends it is open. */
    RESTING,
    /** It was an act, and is done. */
    DONE,
    /** Its time is over. */
    OVER,
    /** Its least time is over and what was wrong has been put right. */
    CURED,
    /** An appeal was upheld. */
    OVERTURNED,
    /** A longer one took its place. */
    REPLACED
  }

  /** Whether it holds or will hold. */
  public boolean isOpen() {
    return phase == Phase.PENDING || phase == Phase.IN_FORCE || phase == Phase.RESTING;
  }

  Imposed in(Phase newPhase, ZonedDateTime when) {
    return new Imposed(
        id, violation, measure, on, app, begins, least, until, newPhase, when, replacedBy);
  }

  Imposed replacedBy(String other, ZonedDateTime when) {
    return new Imposed(
        id, violation, measure, on, app, begins, least, until, Phase.REPLACED, when, other);
  }

  /** The same for another time, in the phase that it then is in. */
  Imposed during(ZonedDateTime from, @Nullable ZonedDateTime newLeast, ZonedDateTime now) {
    Phase then = from.isAfter(now) ? Phase.PENDING : Phase.IN_FORCE;
    return new Imposed(id, violation, measure, on, app, from, newLeast, until, then, now, null);
  }
}
