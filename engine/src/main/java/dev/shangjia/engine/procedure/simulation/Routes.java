package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The shortest ways through a procedure. Conditions may hold or not, as the way needs it; dates
 * pass when nobody acts. Two states that differ only in times and rounds count as the same, so the
 * search comes to an end.
 */
public final class Routes {
  private final Table table;

  public Routes(ProcedureMachine machine) {
    this.table = new Table(machine);
  }

  /**
   * The shortest play to each end.
   *
   * @param start when the case starts; dates need the official holidays of its year and the next
   * @return by end, in the procedure's order; an end is missing when no play from that start comes
   *     to it
   */
  public Map<String, Played> toEachEnd(Instant start) {
    var routes = new LinkedHashMap<String, Played>();
    for (String end : table.machine().procedure().ends().keySet()) {
      from(Played.starting(table, start), state -> isAt(state, end))
          .ifPresent(route -> routes.put(end, route));
    }
    return routes;
  }

  /** The shortest play that goes on to any end; empty when there is none. */
  Optional<Played> toSomeEnd(Played played) {
    return from(played, state -> !state.isOpen());
  }

  private static boolean isAt(CaseState state, String end) {
    CaseState.Ending ending = state.ending();
    return ending != null && ending.end().equals(end);
  }

  private Optional<Played> from(Played start, Predicate<CaseState> arrived) {
    var open = new ArrayDeque<Played>(List.of(start));
    var seen = new HashSet<Set<String>>();
    while (!open.isEmpty()) {
      Played here = open.poll();
      if (arrived.test(here.state())) {
        return Optional.of(here);
      }
      if (seen.add(key(here.state()))) {
        for (Turn turn : table.turns(here.state())) {
          here.then(table, turn).ifPresent(open::add);
        }
      }
    }
    return Optional.empty();
  }

  /** What matters of a state for where it can lead. */
  private static Set<String> key(CaseState state) {
    Set<String> key =
        state.open().values().stream()
            .map(Routes::key)
            .collect(Collectors.toCollection(HashSet::new));
    state.forks().forEach((_, fork) -> key.add(fork.then() + " " + fork.undone()));
    if (state.ending() != null) {
      key.add("end " + state.ending().end());
    }
    return key;
  }

  private static String key(OpenStage stage) {
    String phase =
        switch (stage.phase()) {
          case CaseState.Phase.Working _ -> "working";
          case CaseState.Phase.Proposed proposed -> "proposed " + proposed.outcome();
          case CaseState.Phase.Returned returned -> "returned " + returned.outcome();
          case CaseState.Phase.GateOwed _ -> "gate";
          case CaseState.Phase.Failed _ -> "failed";
        };
    return stage.id() + " " + phase + " " + stage.told();
  }

  /**
   * A case as it was played.
   *
   * @param scenes what was done, in order; the first is that the case started, none was refused
   */
  public record Played(List<Scene> scenes) {
    public Played {
      scenes = List.copyOf(scenes);
    }

    /** A case that has just started. */
    static Played starting(Table table, Instant at) {
      return switch (table.start(at)) {
        case Step.Transition transition ->
            new Played(
                List.of(
                    new Scene(at, Optional.empty(), transition, Optional.of(transition.state()))));
        case Step.Refusal refusal -> throw new IllegalStateException(refusal.reason().en());
      };
    }

    /** The case after one more turn; empty when the turn is refused or changes nothing. */
    Optional<Played> then(Table table, Turn turn) {
      CaseState before = state();
      Instant at = table.when(before, turn, scenes.getLast().at());
      return table.play(before, turn, at) instanceof Step.Transition transition
              && !transition.events().isEmpty()
          ? Optional.of(
              with(
                  new Scene(
                      at,
                      Optional.of(table.action(before, turn)),
                      transition,
                      Optional.of(transition.state()))))
          : Optional.empty();
    }

    private Played with(Scene scene) {
      var all = new ArrayList<>(scenes);
      all.add(scene);
      return new Played(all);
    }

    /** Where the case stands. */
    public CaseState state() {
      return scenes.getLast().state().orElseThrow();
    }
  }
}
