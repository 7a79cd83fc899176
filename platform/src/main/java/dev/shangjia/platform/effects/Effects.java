package dev.shangjia.platform.effects;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.tenancy.Acting;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What cases change in the world. A case says what falls due, in the transaction in which it moves
 * on; the module that owns an effect hears {@link EffectFellDue}, carries it out and says so here.
 * An effect that nobody owns stays due until a person says that it was carried out elsewhere.
 */
@Service
@Transactional
public class Effects {
  private final JdbcEffects rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Effects(JdbcEffects rows, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /** Notes an effect that falls due. One that cannot be taken back waits for a second person. */
  public EffectId due(NewEffect effect) {
    EffectState state =
        switch (Reversal.of(effect.name())) {
          case POSSIBLE -> EffectState.DUE;
          case IMPOSSIBLE -> EffectState.UNCONFIRMED;
        };
    Effect added = rows.add(effect, state);
    if (state == EffectState.DUE) {
      events.publishEvent(fellDue(added));
    }
    return added.id();
  }

  /** Agrees, as the second person who acts now, to an effect that cannot be taken back. */
  public Answer confirm(EffectId id) {
    return settling(
        id,
        EffectState.DUE,
        effect -> {
          rows.confirm(id, Acting.required().id());
          events.publishEvent(fellDue(effect));
        });
  }

  /** Says that an effect was carried out. Saying so again changes nothing. */
  public Answer carriedOut(EffectId id) {
    return settling(id, EffectState.CARRIED_OUT, effect -> settle(effect, EffectState.CARRIED_OUT));
  }

  /**
   * Says that an effect was not carried out.
   *
   * @param why why not, and what to do
   */
  public Answer refused(EffectId id, LocalText why) {
    return settling(id, EffectState.REFUSED, effect -> settle(effect, EffectState.REFUSED, why));
  }

  /** Says that an effect was undone. */
  public Answer undone(EffectId id) {
    return settling(id, EffectState.UNDONE, effect -> settle(effect, EffectState.UNDONE));
  }

  /**
   * Takes back what a case has brought about since one of its events: what was not carried out is
   * void, what was is to be undone. What cannot be undone stays as it is.
   *
   * @param sequence of the first event whose effects are taken back
   */
  public void undoSince(long caseId, int sequence) {
    for (Effect effect : rows.lockOfCase(caseId)) {
      if (effect.sequence() < sequence) {
        continue;
      }
      switch (effect.state()) {
        case UNCONFIRMED, DUE -> settle(effect, EffectState.UNDONE);
        case CARRIED_OUT -> {
          if (Reversal.of(effect.name()) == Reversal.POSSIBLE) {
            rows.settle(effect.id(), EffectState.UNDOING, Acting.required().id(), now(), null);
            events.publishEvent(toUndo(effect));
          }
        }
        case REFUSED, UNDOING, UNDONE -> {
          // Nothing of it is in the world, or it is on its way out.
        }
      }
    }
  }

  /** An effect; empty when there is none that the asker sees. */
  @Transactional(readOnly = true)
  public Optional<Effect> find(EffectId id) {
    return rows.find(id);
  }

  /** All effects of a case, in the order in which they fell due. */
  @Transactional(readOnly = true)
  public List<Effect> ofCase(long caseId) {
    return rows.ofCase(caseId);
  }

  /** All effects of some cases, the earliest first. */
  @Transactional(readOnly = true)
  public List<Effect> ofCases(Collection<Long> cases) {
    return rows.ofCases(cases);
  }

  /**
   * What is to be done or to be agreed to, the oldest first.
   *
   * @param most how many at most
   * @param skip how many of the oldest are left out
   */
  @Transactional(readOnly = true)
  public List<Effect> open(WantedEffects wanted, int most, int skip) {
    return rows.open(wanted, most, skip);
  }

  /** The names of all effects that are to be done or to be agreed to, in the order of letters. */
  @Transactional(readOnly = true)
  public List<String> openNames() {
    return rows.openNames();
  }

  private Answer settling(EffectId id, EffectState to, Consumer<Effect> doing) {
    Optional<Effect> found = rows.lock(id);
    if (found.isEmpty()) {
      return new Answer.Unknown(id);
    }
    Effect effect = found.get();
    EffectState from = effect.state();
    boolean confirming = from == EffectState.UNCONFIRMED && to == EffectState.DUE;
    if (from == to) {
      return new Answer.Already(to);
    }
    if (confirming && rows.decidedBy(id).equals(Acting.required().id())) {
      return new Answer.SamePerson();
    }
    if (!confirming && !follows(from, to)) {
      return new Answer.NotNow(from);
    }
    doing.accept(effect);
    return new Answer.Taken(to);
  }

  private static boolean follows(EffectState from, EffectState to) {
    return switch (to) {
      case CARRIED_OUT -> from == EffectState.DUE || from == EffectState.REFUSED;
      case REFUSED -> from == EffectState.DUE || from == EffectState.UNCONFIRMED;
      case UNDONE -> from == EffectState.UNDOING;
      case UNCONFIRMED, DUE, UNDOING -> false;
    };
  }

  private void settle(Effect effect, EffectState state) {
    settle(effect, state, null);
  }

  private void settle(Effect effect, EffectState state, @Nullable LocalText why) {
    rows.settle(effect.id(), state, Acting.required().id(), now(), why);
    events.publishEvent(
        new EffectSettled(
            effect.id(), effect.caseId(), effect.organization(), effect.source(), state));
  }

  private Instant now() {
    return clock.instant();
  }

  private static EffectFellDue fellDue(Effect effect) {
    return new EffectFellDue(
        effect.id(),
        effect.caseId(),
        effect.program(),
        effect.subject(),
        effect.name(),
        effect.argument(),
        effect.organization());
  }

  private static EffectToUndo toUndo(Effect effect) {
    return new EffectToUndo(
        effect.id(),
        effect.caseId(),
        effect.program(),
        effect.subject(),
        effect.name(),
        effect.argument(),
        effect.organization());
  }
}
