package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectFellDue;
import dev.shangjia.platform.effects.EffectSettled;
import dev.shangjia.platform.effects.EffectToUndo;
import dev.shangjia.platform.effects.Effects;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Carries out the effects that change what the market shows of apps, and undoes them. Whoever says
 * that such an effect was carried out, this or a person of the desk, changes the listing in the
 * same transaction: the two never differ. What {@code suspend-service} and the like do to an
 * enterprise is not the market's to show, and stays due.
 */
@Component
class ListingEffects {
  static final Actor ACTOR = new Actor.SystemOfMarket("listings");

  private final Effects effects;
  private final ListedApps apps;
  private final ListingContents contents;
  private final ListingSteps steps;
  private final Acting acting;

  ListingEffects(
      Effects effects,
      ListedApps apps,
      ListingContents contents,
      ListingSteps steps,
      Acting acting) {
    this.effects = effects;
    this.apps = apps;
    this.contents = contents;
    this.steps = steps;
    this.acting = acting;
  }

  @ApplicationModuleListener
  void on(EffectFellDue due) {
    ListingEffect.of(due.name()).ifPresent(name -> acting.as(ACTOR, () -> carryOut(due, name)));
  }

  private void carryOut(EffectFellDue due, ListingEffect name) {
    switch (apps.of(due.subject(), due.program())) {
      case ListedApps.Found.Others _ -> {
        // Whoever owns what the case is about carries it out.
      }
      case ListedApps.Found.Apps found -> {
        Optional<LocalText> obstacle =
            name.needsContent() ? contents.obstacle(due.caseId()) : Optional.empty();
        if (obstacle.isPresent() && !steps.hasVersion(found)) {
          effects.refused(due.effect(), obstacle.get());
        } else {
          effects.carriedOut(due.effect());
        }
      }
    }
  }

  @ApplicationModuleListener
  void on(EffectToUndo undo) {
    if (ListingEffect.of(undo.name()).isPresent()
        && apps.of(undo.subject(), undo.program()) instanceof ListedApps.Found.Apps) {
      acting.as(ACTOR, () -> effects.undone(undo.effect()));
    }
  }

  /** In the transaction of who settles it. */
  @EventListener
  void on(EffectSettled settled) {
    switch (settled.state()) {
      case CARRIED_OUT -> effects.find(settled.effect()).ifPresent(this::keep);
      case UNDONE -> steps.undo(settled.effect());
      case UNCONFIRMED, DUE, REFUSED, UNDOING -> {
        // Nothing of it holds, or it holds until it is undone.
      }
    }
  }

  private void keep(Effect effect) {
    Optional<ListingEffect> name = ListingEffect.of(effect.name());
    if (name.isPresent()
        && apps.of(effect.subject(), effect.program()) instanceof ListedApps.Found.Apps found) {
      steps.keep(effect, name.get(), found);
    }
  }
}
