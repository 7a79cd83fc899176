package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.procedure.CaseState.Ending;
import dev.shangjia.engine.procedure.CaseState.Phase;
import dev.shangjia.engine.procedure.Step.Code;
import dev.shangjia.engine.procedure.Step.Refusal;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Guard;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.source.Quoted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why things are refused in one case. */
final class Words {
  private final Procedure procedure;
  private final String caseId;
  private final Timekeeping time;

  Words(Procedure procedure, String caseId, Timekeeping time) {
    this.procedure = procedure;
    this.caseId = caseId;
    this.time = time;
  }

  Refusal notYoursToStart(Role starter, Role found) {
    return refusal(
        Code.NOT_YOURS,
        "流程 %s 由%s发起，不能由%s发起。".formatted(procedure.id(), starter.title().zh(), found.title().zh()),
        "The procedure %s is started by the %s, not by the %s."
            .formatted(procedure.id(), starter.title().en(), found.title().en()));
  }

  Refusal cannotStart(Expression when, @Nullable LocalText message) {
    return message == null
        ? refusal(
            Code.CONDITION_FAILS,
            "流程 %s 现在不能发起：条件 %s 不成立。".formatted(procedure.id(), when.text()),
            "The procedure %s cannot start: %s does not hold."
                .formatted(procedure.id(), when.text()))
        : new Refusal(Code.CONDITION_FAILS, message);
  }

  Refusal startUndecided(LocalText why) {
    return refusal(
        Code.CONDITION_UNDECIDED,
        "无法判断流程 %s 能否发起：%s。取得后再试。".formatted(procedure.id(), why.zh()),
        "Whether the procedure %s can start is undecided: %s. Try again when that is known."
            .formatted(procedure.id(), why.en()));
  }

  Refusal timeRunsBack(CaseState state, Instant at) {
    return refusal(
        Code.TIME_RUNS_BACK,
        "案件 %s 最近的记录是 %s，不能在 %s 再做什么。".formatted(caseId, shown(state.lastAt()), shown(at)),
        "The last event of case %s is of %s; nothing can be done at %s."
            .formatted(caseId, shown(state.lastAt()), shown(at)));
  }

  Refusal ended(Ending ending) {
    LocalText title =
        Optional.ofNullable(procedure.ends().get(ending.end()))
            .map(Procedure.End::title)
            .orElse(LocalText.same(ending.end()));
    return refusal(
        Code.CASE_ENDED,
        "案件 %s 已于 %s 结束：%s。如需继续，请重新发起。".formatted(caseId, shown(ending.at()), title.zh()),
        "Case %s ended on %s: %s. Start a new one to go on."
            .formatted(caseId, shown(ending.at()), title.en()));
  }

  Refusal noSuchStage(String found) {
    List<String> known = procedure.stages().stream().map(Stage::id).toList();
    return unknown(
        Code.NO_SUCH_STAGE,
        "流程 " + procedure.id(),
        "阶段",
        "The procedure " + procedure.id(),
        "stage",
        found,
        known);
  }

  Refusal noSuchOutcome(Stage stage, String found) {
    List<String> known =
        stage.outcomes().keySet().stream().filter(name -> !name.equals(Procedure.EXPIRED)).toList();
    return unknown(
        Code.NO_SUCH_OUTCOME,
        "阶段 " + stage.id(),
        "结果",
        "The stage " + stage.id(),
        "outcome",
        found,
        known);
  }

  private static Refusal unknown(
      Code code,
      String whoZh,
      String whatZh,
      String who,
      String what,
      String found,
      Collection<String> known) {
    Optional<String> nearest = NearestName.of(found, known);
    String all = String.join(", ", known);
    return refusal(
        code,
        "%s没有%s %s。%s"
            .formatted(
                whoZh,
                whatZh,
                Quoted.of(found),
                nearest.map(name -> "是否想写 '" + name + "'？").orElse("现有：" + all + "。")),
        "%s has no %s %s.%s"
            .formatted(
                who,
                what,
                Quoted.of(found),
                nearest
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse(" It has " + all + ".")));
  }

  Refusal notOpen(Stage stage, CaseState state) {
    Instant closed = state.closed().get(stage.id());
    String open = String.join(", ", state.open().keySet());
    return closed == null
        ? refusal(
            Code.STAGE_NOT_OPEN,
            "案件 %s 的阶段 %s 还没有开始；当前阶段：%s。".formatted(caseId, stage.id(), open),
            "Stage %s of case %s has not begun; the case stands in %s."
                .formatted(stage.id(), caseId, open))
        : refusal(
            Code.STAGE_NOT_OPEN,
            "案件 %s 的阶段 %s 已于 %s 结束；当前阶段：%s。".formatted(caseId, stage.id(), shown(closed), open),
            "Stage %s of case %s is closed (%s); the case stands in %s."
                .formatted(stage.id(), caseId, shown(closed), open));
  }

  Refusal notYours(Stage stage, Role owner, Role found) {
    return refusal(
        Code.NOT_YOURS,
        "案件 %s 的阶段 %s 由%s办理，不能由%s办理。"
            .formatted(caseId, stage.id(), owner.title().zh(), found.title().zh()),
        "Stage %s of case %s waits for the %s, not for the %s."
            .formatted(stage.id(), caseId, owner.title().en(), found.title().en()));
  }

  Refusal otherKind(Stage stage) {
    LocalText how =
        switch (stage.kind()) {
          case COLLECT -> new LocalText("请提交材料", "hand something in");
          case REVIEW -> new LocalText("请给出结论", "decide it");
          case ROLLOUT -> new LocalText("期满后评估关卡", "judge its gate when it is over");
          case EFFECT -> new LocalText("请报告执行结果", "report what came of its effects");
        };
    return refusal(
        Code.OTHER_KIND,
        "阶段 %s 是 %s 阶段：%s。".formatted(stage.id(), stage.kind().code(), how.zh()),
        "Stage %s is of kind %s: %s.".formatted(stage.id(), stage.kind().code(), how.en()));
  }

  Refusal awaitsAnswer(Stage stage, Phase.Returned returned, DueDate due) {
    LocalText to = Role.of(returned.way().to()).title();
    return refusal(
        Code.AWAITS_ANSWER,
        "案件 %s 的阶段 %s 已退回，等待%s答复（%s）；答复后再继续。"
            .formatted(caseId, stage.id(), to.zh(), shown(due).zh()),
        "Stage %s of case %s was returned and waits for the %s (%s); go on after the answer."
            .formatted(stage.id(), caseId, to.en(), shown(due).en()));
  }

  Refusal awaitsConfirmation(Stage stage, Phase.Proposed proposed) {
    return refusal(
        Code.AWAITS_CONFIRMATION,
        "案件 %s 的阶段 %s 已拟定结论 %s，待第二人确认或否决。".formatted(caseId, stage.id(), proposed.outcome()),
        "Stage %s of case %s waits for a second person to confirm or decline '%s'."
            .formatted(stage.id(), caseId, proposed.outcome()));
  }

  Refusal nothingReturned(Stage stage) {
    return refusal(
        Code.NOTHING_RETURNED,
        "案件 %s 的阶段 %s 没有退回，无须答复。".formatted(caseId, stage.id()),
        "Stage %s of case %s was not returned; there is nothing to answer."
            .formatted(stage.id(), caseId));
  }

  Refusal nothingProposed(Stage stage) {
    return refusal(
        Code.NOTHING_PROPOSED,
        "案件 %s 的阶段 %s 没有待确认的结论；请先给出结论。".formatted(caseId, stage.id()),
        "Stage %s of case %s has no proposed decision; decide it first."
            .formatted(stage.id(), caseId));
  }

  Refusal samePerson(Stage stage, String outcome) {
    return refusal(
        Code.SAME_PERSON,
        "阶段 %s 的结论 %s 须由另一人确认，不能是拟定者本人。".formatted(stage.id(), outcome),
        "The decision '%s' in stage %s is confirmed by a second person, not by who made it."
            .formatted(outcome, stage.id()));
  }

  Refusal takenByTime(Stage stage, DueDate due) {
    return refusal(
        Code.TAKEN_BY_TIME,
        "阶段 %s 的 expired 由时间触发（%s），不能由人选择。".formatted(stage.id(), shown(due).zh()),
        "The outcome 'expired' of stage %s is taken by time (%s), by nobody else."
            .formatted(stage.id(), shown(due).en()));
  }

  Refusal conditionFails(Stage stage, String outcome, Guard needs) {
    return refusal(
        Code.CONDITION_FAILS,
        "阶段 %s 不能给出 %s：%s".formatted(stage.id(), outcome, needs.message().zh()),
        "Stage %s cannot be answered '%s': %s"
            .formatted(stage.id(), outcome, needs.message().en()));
  }

  Refusal undecided(Stage stage, String outcome, LocalText why) {
    return refusal(
        Code.CONDITION_UNDECIDED,
        "阶段 %s 的 %s 无法判断：%s。取得后再试。".formatted(stage.id(), outcome, why.zh()),
        "Whether stage %s can be answered '%s' is undecided: %s. Try again when that is known."
            .formatted(stage.id(), outcome, why.en()));
  }

  Refusal tooEarly(Stage stage, DueDate due) {
    return due instanceof DueDate.Known(Instant end)
        ? refusal(
            Code.TOO_EARLY,
            "阶段 %s 的放量到 %s 才期满，届时再评估关卡。".formatted(stage.id(), shownAsEnd(end)),
            "Stage %s rolls out until %s; judge its gate then."
                .formatted(stage.id(), shownAsEnd(end)))
        : refusal(
            Code.DATE_UNKNOWN,
            "阶段 %s 何时期满尚不可知：%s。".formatted(stage.id(), shown(due).zh()),
            "When stage %s is over is not known: %s.".formatted(stage.id(), shown(due).en()));
  }

  Refusal notWithdrawable() {
    return refusal(
        Code.NOT_WITHDRAWABLE,
        "流程 %s 不能撤回。".formatted(procedure.id()),
        "A case of the procedure %s cannot be given up.".formatted(procedure.id()));
  }

  Refusal notYoursToWithdraw(Role owner, Role found) {
    return refusal(
        Code.NOT_YOURS,
        "案件 %s 只能由%s撤回，不能由%s撤回。".formatted(caseId, owner.title().zh(), found.title().zh()),
        "Case %s is given up by the %s, not by the %s."
            .formatted(caseId, owner.title().en(), found.title().en()));
  }

  Refusal branchesCross(Stage stage, String target) {
    return refusal(
        Code.BRANCHES_CROSS,
        "阶段 %s 不能转到 %s：它已在另一并行分支中进行，或没有可汇合的分支。请先检查规则书（rulebook lint）。"
            .formatted(stage.id(), target),
        "Stage %s cannot lead to %s: it is open in another branch, or there is nothing to join."
                .formatted(stage.id(), target)
            + " See what 'rulebook lint' says of the procedure.");
  }

  private LocalText shown(DueDate due) {
    return switch (due) {
      case DueDate.Known(Instant end) ->
          new LocalText("截至 " + shownAsEnd(end), "until " + shownAsEnd(end));
      case DueDate.Unknown(LocalText why) -> why;
      case DueDate.None(LocalText why) -> why;
    };
  }

  private String shownAsEnd(Instant end) {
    return Moments.shownAsEnd(end, time.zone());
  }

  private String shown(Instant at) {
    return Moments.shown(at, time.zone());
  }

  private static Refusal refusal(Code code, String zh, String en) {
    return new Refusal(code, new LocalText(zh, en));
  }
}
