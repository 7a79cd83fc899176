package dev.shangjia.engine.procedure;

import dev.shangjia.engine.procedure.CaseState.OpenStage;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import java.util.ArrayList;
import java.util.List;

/** What can be done in a case. */
final class Moves {
  private final Procedure procedure;

  Moves(Procedure procedure) {
    this.procedure = procedure;
  }

  List<Move> of(CaseState state) {
    var moves = new ArrayList<Move>();
    for (OpenStage open : state.open().values()) {
      moves.addAll(in(procedure.stage(open.id()).orElseThrow(), open.phase()));
    }
    if (state.isOpen() && procedure.withdrawal() != null) {
      Role by = Role.of(procedure.withdrawal().by());
      moves.add(new Move(Move.Kind.WITHDRAW, by, null, null));
    }
    return List.copyOf(moves);
  }

  private static List<Move> in(Stage stage, Phase phase) {
    Role by = Role.of(stage.by());
    return switch (phase) {
      case Phase.Returned returned ->
          List.of(new Move(Move.Kind.ANSWER, Role.of(returned.way().to()), stage.id(), null));
      case Phase.Proposed _ ->
          List.of(
              new Move(Move.Kind.CONFIRM, by, stage.id(), null),
              new Move(Move.Kind.DECLINE, by, stage.id(), null));
      case Phase.GateOwed _ -> outcomes(stage, Move.Kind.JUDGE_GATE);
      case Phase.Failed _ ->
          List.of(new Move(Move.Kind.EFFECTS_DONE, Role.of(stage.escalate()), stage.id(), null));
      case Phase.Working _ ->
          switch (stage.kind()) {
            case COLLECT -> outcomes(stage, Move.Kind.HAND_IN);
            case REVIEW -> outcomes(stage, Move.Kind.DECIDE);
            case EFFECT ->
                List.of(
                    new Move(Move.Kind.EFFECTS_DONE, by, stage.id(), null),
                    new Move(Move.Kind.EFFECTS_FAILED, by, stage.id(), null));
            // Only time goes on here.
            case ROLLOUT -> List.of();
          };
    };
  }

  private static List<Move> outcomes(Stage stage, Move.Kind kind) {
    return stage.outcomes().keySet().stream()
        .filter(name -> !name.equals(Procedure.EXPIRED))
        .map(name -> new Move(kind, Role.of(stage.by()), stage.id(), name))
        .toList();
  }
}
