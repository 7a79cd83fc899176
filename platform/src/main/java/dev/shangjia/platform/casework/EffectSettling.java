package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Answer;
import dev.shangjia.platform.effects.Effect;
import dev.shangjia.platform.effects.EffectId;
import dev.shangjia.platform.effects.EffectState;
import dev.shangjia.platform.effects.Effects;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people of the desk say of effects: who may, and why a word was not taken. */
@Component
final class EffectSettling {
  private static final LocalText CANNOT_BE_DONE =
      new LocalText("经办人说明无法执行", "somebody of the desk said that it cannot be done");

  private final Effects effects;
  private final JdbcCases cases;
  private final DeskGuard guard;
  private final TransactionTemplate transaction;

  EffectSettling(
      Effects effects, JdbcCases cases, DeskGuard guard, TransactionTemplate transaction) {
    this.effects = effects;
    this.cases = cases;
    this.guard = guard;
    this.transaction = transaction;
  }

  /** What can be said of an effect. */
  enum Saying {
    CARRIED_OUT,
    UNDONE,
    CONFIRM,
    REFUSE
  }

  /** Says something of an effect; gives why it was not taken. */
  Optional<CaseResult.Refused> settle(EffectId id, Saying saying, CaseActor by) {
    return Objects.requireNonNull(transaction.execute(_ -> settled(id, saying, by)));
  }

  private Optional<CaseResult.Refused> settled(EffectId id, Saying saying, CaseActor by) {
    if (!by.isDesk()) {
      return Optional.of(
          Refusals.refused(
              "not-yours",
              "效果由承担平台角色的人员执行或确认；您没有这样的角色，请联系管理员。",
              "Effects are carried out and confirmed by people with a role on the desk; you have none, so ask an administrator."));
    }
    Optional<CaseResult.Refused> conflict =
        effects
            .find(id)
            .map(Effect::caseId)
            .flatMap(caseId -> cases.find(new CaseId(caseId)))
            .flatMap(row -> guard.conflict(row, by));
    return conflict.isPresent() ? conflict : refusal(said(id, saying));
  }

  private Answer said(EffectId id, Saying saying) {
    return switch (saying) {
      case CARRIED_OUT -> effects.carriedOut(id);
      case UNDONE -> effects.undone(id);
      case CONFIRM -> effects.confirm(id);
      case REFUSE -> effects.refused(id, CANNOT_BE_DONE);
    };
  }

  private static Optional<CaseResult.Refused> refusal(Answer answer) {
    return switch (answer) {
      case Answer.Taken _, Answer.Already _ -> Optional.empty();
      case Answer.NotNow(EffectState state) ->
          Optional.of(
              Refusals.refused(
                  "effect-moved",
                  "该效果已处于其他状态（%s），本次操作没有执行；请查看最新列表。".formatted(state.code()),
                  "This effect is %s by now, and nothing was done; look at the list as it is now."
                      .formatted(state.code())));
      case Answer.SamePerson _ ->
          Optional.of(
              Refusals.refused(
                  "same-person",
                  "不可撤销的效果须由作出决定者以外的人确认；请交给其他人。",
                  "An effect that cannot be taken back is confirmed by somebody other than who decided; leave it to somebody else."));
      case Answer.Unknown(EffectId effect) ->
          Optional.of(
              Refusals.refused(
                  "no-such-effect",
                  "没有效果 %s。".formatted(effect),
                  "There is no effect %s.".formatted(effect)));
    };
  }
}
