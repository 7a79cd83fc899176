package dev.shangjia.platform.policies;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how many cases of a procedure a market takes in. It is the market's own setting and
 * no part of a rulebook: what is asked of people stays the same, only when they can come changes.
 *
 * @param closure when nothing new is taken in; null when that is never
 * @param quota how much is taken in at most
 */
public record Intake(String program, String procedure, @Nullable Closure closure, Quota quota) {

  /**
   * A time in which nothing new is taken in.
   *
   * @param from its first instant
   * @param until the first instant after it; null for until further notice
   * @param reason why, for everybody to read
   */
  public record Closure(Instant from, @Nullable Instant until, LocalText reason) {
    /** Whether it holds at a time. */
    public boolean holds(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  /** How much is taken in at most. */
  public sealed interface Quota {

    /** As much as comes. */
    record Unlimited() implements Quota {}

    /**
     * So many cases at the same time.
     *
     * @param most from 1 to {@value #MOST}
     */
    record OpenCases(int most) implements Quota {}

    /**
     * So many new cases in a calendar month of the program's zone.
     *
     * @param most from 1 to {@value #MOST}
     */
    record StartsPerMonth(int most) implements Quota {}

    /** The greatest number that can be set. */
    int MOST = 1_000_000;
  }

  /** Everything is taken in at any time. */
  public static Intake unlimited(String program, String procedure) {
    return new Intake(program, procedure, null, new Quota.Unlimited());
  }

  /** Whether nothing new is taken in at a time. */
  public boolean isClosed(Instant at) {
    return closure != null && closure.holds(at);
  }
}
