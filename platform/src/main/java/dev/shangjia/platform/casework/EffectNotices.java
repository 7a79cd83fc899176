package dev.shangjia.platform.casework;

import dev.shangjia.platform.casework.CaseNews.To;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectSettled;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells whose case it is what became true in the world, and what no longer is. */
@Component
class EffectNotices {
  private static final Actor ACTOR = new Actor.SystemOfMarket("effect-notices");

  private final Effects effects;
  private final JdbcCases cases;
  private final CaseTelling telling;
  private final Acting acting;

  EffectNotices(Effects effects, JdbcCases cases, CaseTelling telling, Acting acting) {
    this.effects = effects;
    this.cases = cases;
    this.telling = telling;
    this.acting = acting;
  }

  @ApplicationModuleListener
  void on(EffectSettled settled) {
    switch (settled.state()) {
      case CARRIED_OUT -> acting.as(ACTOR, () -> tell(settled, CaseNotice.CARRIED_OUT));
      case UNDONE -> acting.as(ACTOR, () -> tell(settled, CaseNotice.UNDONE));
      case UNCONFIRMED, DUE, REFUSED, UNDOING -> {
        // The case tells what comes of it.
      }
    }
  }

  private void tell(EffectSettled settled, CaseNotice what) {
    Effect effect = effects.find(settled.effect()).orElseThrow();
    var news =
        new CaseNews(
            what, "effect-" + settled.effect(), new To.Applicant(), List.of(effect.title()));
    cases.find(new CaseId(settled.caseId())).ifPresent(row -> telling.tell(row, news));
  }
}
