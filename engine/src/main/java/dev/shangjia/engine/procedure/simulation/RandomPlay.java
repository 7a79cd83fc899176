package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.simulation.Routes.Played;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Plays a case at random: any turn that is not refused, for a while, and then on to an end. */
public final class RandomPlay {
  private final Table table;
  private final Routes routes;
  private final RandomGenerator random;

  /**
   * A way of playing.
   *
   * @param random which turn is taken; the same sequence gives the same play
   */
  public RandomPlay(ProcedureMachine machine, RandomGenerator random) {
    this.table = new Table(machine);
    this.routes = new Routes(machine);
    this.random = random;
  }

  /**
   * Plays a case until it ends.
   *
   * @param start when it starts
   * @param most how many turns are taken at random before the shortest way to an end is taken
   * @return the case; still open when no way leads to an end, which is a fault of the procedure, or
   *     when the way hangs on a date that is not known
   */
  public Played play(Instant start, int most) {
    Played played = Played.starting(table, start);
    for (int turn = 0; turn < most && played.state().isOpen(); turn++) {
      Optional<Played> next = turn(played);
      if (next.isEmpty()) {
        return played;
      }
      played = next.get();
    }
    return routes.toSomeEnd(played).orElse(played);
  }

  private Optional<Played> turn(Played played) {
    List<Turn> left = new ArrayList<>(table.turns(played.state()));
    while (!left.isEmpty()) {
      Optional<Played> next = played.then(table, left.remove(random.nextInt(left.size())));
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }
}
