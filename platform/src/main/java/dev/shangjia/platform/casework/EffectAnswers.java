package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.CaseEvent;
import dev.shangjia.engine.procedure.CaseState;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.StageKind;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectSettled;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A stage that changes the world is done when all its effects are. */
@Component
class EffectAnswers {
  private static final Actor ACTOR = new Actor.SystemOfMarket("effect-answers");

  private final Cases cases;
  private final JdbcCases rows;
  private final Playbooks playbooks;
  private final Effects effects;
  private final Acting acting;

  EffectAnswers(Cases cases, JdbcCases rows, Playbooks playbooks, Effects effects, Acting acting) {
    this.cases = cases;
    this.rows = rows;
    this.playbooks = playbooks;
    this.effects = effects;
    this.acting = acting;
  }

  @ApplicationModuleListener
  void on(EffectSettled settled) {
    acting.as(ACTOR, () -> settle(settled));
  }

  private void settle(EffectSettled settled) {
    CaseId id = new CaseId(settled.caseId());
    Optional<CaseRow> row = rows.lock(id);
    if (row.isEmpty() || !row.get().isOpen()) {
      return;
    }
    List<CaseEvent> events = rows.events(id);
    CaseState state = CaseState.after(events);
    Optional<Stage> stage =
        playbooks
            .pinned(row.get().pin().hash())
            .procedure(row.get().pin().procedure())
            .stage(settled.source());
    if (stage.isEmpty()
        || stage.get().kind() != StageKind.EFFECT
        || state.openStage(settled.source()).isEmpty()) {
      return;
    }
    int opened = lastOpening(events, settled.source());
    List<Effect> ofStage =
        effects.ofCase(id.value()).stream()
            .filter(effect -> effect.source().equals(settled.source()))
            .filter(effect -> effect.sequence() > opened)
            .toList();
    Optional<Effect> refused =
        ofStage.stream().filter(effect -> effect.state() == EffectState.REFUSED).findFirst();
    boolean failed =
        state.openStage(settled.source()).orElseThrow().phase() instanceof Phase.Failed;
    if (refused.isPresent() && !failed) {
      var failing =
          new CaseAct(
              Move.Kind.EFFECTS_FAILED,
              settled.source(),
              "",
              0,
              null,
              refused.get().why(),
              "",
              List.of(),
              List.of(),
              CaseAct.Rest.OPEN);
      cases.act(id, failing, CaseActor.MARKET);
    } else if (ofStage.stream().allMatch(effect -> effect.state() == EffectState.CARRIED_OUT)) {
      cases.act(id, CaseAct.of(Move.Kind.EFFECTS_DONE, settled.source(), ""), CaseActor.MARKET);
    }
  }

  /** The number of the event with which a stage opened last. */
  private static int lastOpening(List<CaseEvent> events, String stage) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof CaseEvent.StageOpened opened && opened.stage().equals(stage)) {
        return i + 1;
      }
    }
    return 0;
  }
}
