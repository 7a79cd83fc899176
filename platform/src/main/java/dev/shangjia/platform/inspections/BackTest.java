package dev.shangjia.platform.inspections;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What another version of a rulebook would say of everything that was handed in.
 *
 * @param before hash of the version that is compared with
 * @param after hash of the version that is tried
 * @param at the time of judging, by both
 * @param done how many dossiers were judged by both
 * @param total how many there are
 * @param finishedAt when it came to its end; null before
 */
public record BackTest(
    long id,
    String program,
    String before,
    String after,
    Instant at,
    State state,
    int done,
    int total,
    @Nullable Instant finishedAt) {

  /** How far it is. */
  public enum State {
    ORDERED,
    RUNNING,
    DONE,
    /** Somebody stopped it; what it had found is kept. */
    STOPPED,
    /** It could not be brought to its end. */
    FAILED;

    /** The name used in the database and in words. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is still at work, or about to be. */
  public boolean isUnderWay() {
    return state == State.ORDERED || state == State.RUNNING;
  }
}
