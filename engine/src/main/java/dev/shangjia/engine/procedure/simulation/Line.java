package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.Move;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a script: something that is tried at a time, whether or not it is possible then.
 *
 * @param at when
 * @param doing what; null when time only passes
 * @param by who does it; null for whoever has the ball
 * @param to where it should lead when its conditions are taken to hold as needed: a stage or an
 *     end; null for the first way
 * @param facts what becomes known now, nested by name; null for nothing
 */
public record Line(
    Instant at,
    @Nullable Doing doing,
    @Nullable Actor by,
    @Nullable String to,
    @Nullable ObjectNode facts) {

  /** What is tried. */
  public sealed interface Doing {

    /** Starts the case. */
    record Start() implements Doing {}

    /**
     * Does something in it.
     *
     * @param kind what
     * @param stage where; empty when the case is given up
     * @param outcome with which outcome; empty where it needs none
     * @param why why effects failed; null for no particular reason
     */
    record Act(Move.Kind kind, String stage, String outcome, @Nullable LocalText why)
        implements Doing {}
  }

  /** Who does it, where the script says so. */
  Actor byOr(Actor other) {
    return Objects.requireNonNullElse(by, other);
  }
}
