package dev.shangjia.platform.accounts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectFellDue;
import dev.shangjia.platform.effects.EffectSettled;
import dev.shangjia.platform.effects.EffectToUndo;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Carries out the effects that change how an organization stands, and undoes them. Whoever says
 * that such an effect was carried out, this or a person of the desk, changes the standing in the
 * same transaction: the two never differ.
 */
@Component
class StandingEffects {
  static final Actor ACTOR = new Actor.SystemOfMarket("standing");

  private static final String ORGANIZATION = "organization";

  private final Effects effects;
  private final JdbcStandings rows;
  private final JdbcMembers organizations;
  private final Acting acting;
  private final Clock clock;

  StandingEffects(
      Effects effects, JdbcStandings rows, JdbcMembers organizations, Acting acting, Clock clock) {
    this.effects = effects;
    this.rows = rows;
    this.organizations = organizations;
    this.acting = acting;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(EffectFellDue due) {
    if (StandingEffect.of(due.name()).isPresent()) {
      acting.as(
          ACTOR,
          () -> {
            if (isOfAnOrganization(due.subject())) {
              effects.carriedOut(due.effect());
            } else {
              effects.refused(due.effect(), notOfAnOrganization(due));
            }
          });
    }
  }

  @ApplicationModuleListener
  void on(EffectToUndo undo) {
    if (StandingEffect.of(undo.name()).isPresent()) {
      acting.as(ACTOR, () -> effects.undone(undo.effect()));
    }
  }

  /** In the transaction of who settles it. */
  @EventListener
  void on(EffectSettled settled) {
    switch (settled.state()) {
      case CARRIED_OUT -> effects.find(settled.effect()).ifPresent(this::keep);
      case UNDONE -> rows.undo(settled.effect(), clock.instant());
      case UNCONFIRMED, DUE, REFUSED, UNDOING -> {
        // Nothing of it holds, or it holds until it is undone.
      }
    }
  }

  private void keep(Effect effect) {
    if (isOfAnOrganization(effect.subject())) {
      StandingEffect.of(effect.name())
          .ifPresent(
              name ->
                  rows.add(
                      new JdbcStandings.Change(
                          effect.id(),
                          new OrganizationId(effect.subject().id()),
                          effect.program(),
                          name,
                          effect.caseId(),
                          clock.instant())));
    }
  }

  private boolean isOfAnOrganization(Subject subject) {
    return subject.kind().equals(ORGANIZATION)
        && organizations.organization(new OrganizationId(subject.id())).isPresent();
  }

  private static LocalText notOfAnOrganization(EffectFellDue due) {
    return new LocalText(
        "%s 只能作用于机构，案件的对象是 %s %d；请修改规则集中的流程。"
            .formatted(due.name(), due.subject().kind(), due.subject().id()),
        "%s changes an organization, and the case is about the %s %d; mend the procedure in the rulebook."
            .formatted(due.name(), due.subject().kind(), due.subject().id()));
  }
}
