package dev.shangjia.engine.procedure.simulation;

import dev.shangjia.engine.facts.ExampleFacts;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.Conditions;
import dev.shangjia.engine.procedure.Conditions.Verdict;
import dev.shangjia.engine.procedure.Guards;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.ProcedureMachine;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.procedure.simulation.Line.Doing;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays a case by a script. Dates that pass between its lines are scenes of their own, each at its
 * time. What is refused stays without effect, and the play goes on.
 *
 * <p>A script that says facts has its conditions judged by them: what it does not say was not
 * given. In one that says none, conditions hold as they are needed.
 */
public final class ScriptPlay {
  private final Table table;
  private final Guards guards;

  /**
   * A way of playing.
   *
   * @param guards the conditions of the machine's rulebook
   */
  public ScriptPlay(ProcedureMachine machine, Guards guards) {
    this.table = new Table(machine);
    this.guards = guards;
  }

  /**
   * Plays a script.
   *
   * @param lines in the order of their times
   */
  public List<Scene> play(List<Line> lines) {
    boolean judged = lines.stream().anyMatch(line -> line.facts() != null);
    var scenes = new ArrayList<Scene>();
    Optional<CaseState> state = Optional.empty();
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    for (Line line : lines) {
      if (line.facts() != null) {
        merge(facts, line.facts());
      }
      if (state.isPresent()) {
        state = Optional.of(timePasses(state.get(), line.at(), scenes));
      }
      Optional<Scene> scene = scene(line, state, judged ? Optional.of(facts) : Optional.empty());
      if (scene.isPresent()) {
        scenes.add(scene.get());
        state = scene.get().state();
      }
    }
    return List.copyOf(scenes);
  }

  /** Lets dates pass, one after the other, until a time. */
  private CaseState timePasses(CaseState from, Instant until, List<Scene> scenes) {
    CaseState state = from;
    for (Optional<Instant> next = table.machine().nextDate(state);
        next.isPresent() && !next.get().isAfter(until);
        next = table.machine().nextDate(state)) {
      var passing = new CaseAction.TimePasses();
      Step step = table.machine().apply(state, passing, _ -> new Verdict.Holds(), next.get());
      Scene scene = Scene.of(next.get(), Optional.of(passing), step, Optional.of(state));
      scenes.add(scene);
      state = scene.state().orElseThrow();
    }
    return state;
  }

  private Optional<Scene> scene(Line line, Optional<CaseState> state, Optional<ObjectNode> facts) {
    return switch (line.doing()) {
      case null -> Optional.empty();
      case Doing.Start _ -> Optional.of(start(line, facts));
      case Doing.Act act -> state.map(now -> act(line, act, now, facts));
    };
  }

  private Scene start(Line line, Optional<ObjectNode> facts) {
    Role starter = Role.of(table.machine().procedure().starts().by());
    Step step =
        table
            .machine()
            .start(
                Table.CASE,
                line.byOr(Table.person(starter, 1)),
                facts
                    .map(given -> guards.over(new ExampleFacts(given), line.at()))
                    .orElse(_ -> new Verdict.Holds()),
                line.at());
    return Scene.of(line.at(), Optional.empty(), step, Optional.empty());
  }

  private Scene act(Line line, Doing.Act act, CaseState state, Optional<ObjectNode> facts) {
    var move =
        new Move(
            act.kind(),
            owner(act, state),
            act.stage().isEmpty() ? null : act.stage(),
            act.outcome().isEmpty() ? null : act.outcome());
    Conditions conditions =
        facts
            .map(given -> guards.over(new ExampleFacts(given), line.at()))
            .orElseGet(() -> table.leadingTo(move, way(move, line)));
    Actor by = line.byOr(table.actor(state, move));
    CaseAction action = Table.action(move, by, act.why());
    Step step = table.machine().apply(state, action, conditions, line.at());
    return Scene.of(line.at(), Optional.of(action), step, Optional.of(state));
  }

  /** Who could do it now; where nobody can, whoever the stage belongs to. */
  private Role owner(Doing.Act act, CaseState state) {
    Procedure procedure = table.machine().procedure();
    return table.machine().moves(state).stream()
        .filter(move -> move.kind() == act.kind())
        .filter(move -> act.stage().equals(move.stage()) || act.stage().isEmpty())
        .map(Move::role)
        .findFirst()
        .or(() -> procedure.stage(act.stage()).map(stage -> Role.of(stage.by())))
        .orElseGet(() -> Role.of(procedure.starts().by()));
  }

  private int way(Move move, Line line) {
    List<Procedure.Choice> choices = table.choices(move);
    for (int way = 0; way < choices.size() && line.to() != null; way++) {
      if (choices.get(way).way().targets().contains(line.to())) {
        return way;
      }
    }
    return 0;
  }

  /** Lays what is said later over what was said before. */
  private static void merge(ObjectNode into, ObjectNode later) {
    later
        .properties()
        .forEach(
            entry -> {
              if (into.get(entry.getKey()) instanceof ObjectNode there
                  && entry.getValue() instanceof ObjectNode more) {
                merge(there, more);
              } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
              }
            });
  }
}
