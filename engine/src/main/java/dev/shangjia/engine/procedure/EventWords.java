package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Outcome;
import dev.shangjia.engine.rulebook.Role;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens in the cases of one procedure, said to people. Names no person. */
public final class EventWords {
  private final Procedure procedure;

  public EventWords(Procedure procedure) {
    this.procedure = procedure;
  }

  /** What somebody does, whether or not it is possible. */
  public LocalText of(CaseAction action) {
    return switch (action) {
      case CaseAction.HandIn(String stage, String outcome, Actor by) ->
          handedIn(stage, outcome, by);
      case CaseAction.Decide(String stage, String outcome, Actor by) ->
          both(
              text("%s审理“%s”，结论：%s", "The %s decides \"%s\": %s"),
              by(by),
              stage(stage),
              outcome(stage, outcome));
      case CaseAction.Confirm(String stage, CaseAction.Confirm.Verdict verdict, Actor by) ->
          switch (verdict) {
            case AGREED ->
                both(
                    text(
                        "第二人（%s）确认“%s”的结论", "A second person (%s) confirms the decision of \"%s\""),
                    by(by),
                    stage(stage));
            case DECLINED ->
                both(
                    text(
                        "第二人（%s）否决“%s”的结论", "A second person (%s) declines the decision of \"%s\""),
                    by(by),
                    stage(stage));
          };
      case CaseAction.Answer(String stage, Actor by) -> answered(stage, by);
      case CaseAction.Withdraw(Actor by) -> both(text("%s撤回", "The %s gives the case up"), by(by));
      case CaseAction.JudgeGate(String stage, String outcome, Actor _) ->
          both(
              text("评估“%s”的关卡：%s", "The gate of \"%s\" is judged: %s"),
              stage(stage),
              outcome(stage, outcome));
      case CaseAction.EffectsDone(String stage, Actor _) -> done(stage);
      case CaseAction.EffectsFailed(String stage, LocalText why, Actor _) -> failed(stage, why);
      case CaseAction.TimePasses _ -> text("时间到", "Time passes");
    };
  }

  /** That somebody starts a case. */
  public LocalText ofStart() {
    return both(text("%s发起流程", "The %s starts the case"), role(procedure.starts().by()));
  }

  /**
   * What happened.
   *
   * @param zone where times are shown
   */
  public LocalText of(CaseEvent event, ZoneId zone) {
    return switch (event) {
      case CaseEvent.Started(var _, String _, Pin _, Actor by) ->
          both(text("%s发起流程", "The %s starts the case"), by(by));
      case CaseEvent.StageOpened(var _, String stage, var _, int _) ->
          both(text("“%s”开始", "\"%s\" begins"), stage(stage));
      case CaseEvent.StageClosed(var _, String stage, CaseEvent.Cause cause) ->
          closed(stage, cause);
      case CaseEvent.HandedIn(var _, String stage, String outcome, Actor by) ->
          handedIn(stage, outcome, by);
      case CaseEvent.DecisionProposed(var _, String stage, String outcome, Actor _) ->
          both(
              text(
                  "“%s”拟定结论“%s”，待第二人确认",
                  "\"%s\" is to be decided \"%s\"; a second person confirms"),
              stage(stage),
              outcome(stage, outcome));
      case CaseEvent.DecisionDeclined(var _, String stage, Actor _) ->
          both(
              text("“%s”的结论被否决，重新审理", "The decision of \"%s\" was declined; it is decided again"),
              stage(stage));
      case CaseEvent.Decided(var _, String stage, String outcome, Actor _, var _) ->
          both(text("“%s”结论：%s", "\"%s\" is decided: %s"), stage(stage), outcome(stage, outcome));
      case CaseEvent.Returned(var _, String stage, String _, Procedure.Way.Return way) ->
          both(
              text("“%s”退回%s，计时暂停", "\"%s\" goes back to the %s; its clock rests"),
              stage(stage),
              role(way.to()));
      case CaseEvent.Answered(var _, String stage, Actor by, var _) -> answered(stage, by);
      case CaseEvent.Expired(var at, String stage) ->
          both(
              text("“%s”期满（%s），无人答复", "The date of \"%s\" passes (%s) without an answer"),
              stage(stage),
              LocalText.same(Moments.shownAsEnd(at, zone)));
      case CaseEvent.Escalated(var _, String stage, String to) ->
          both(text("“%s”逾期，告知%s", "\"%s\" is overdue; the %s is told"), stage(stage), role(to));
      case CaseEvent.RolloutOver(var _, String stage, var _) ->
          both(text("“%s”期满，评估关卡", "\"%s\" has lasted its time; its gate is judged"), stage(stage));
      case CaseEvent.GateJudged(var _, String stage, String outcome) ->
          both(text("“%s”的关卡：%s", "The gate of \"%s\": %s"), stage(stage), outcome(stage, outcome));
      case CaseEvent.EffectDue(var _, String _, Procedure.Effect effect) ->
          both(text("待执行：%s", "Falls due: %s"), effect.title());
      case CaseEvent.EffectsDone(var _, String stage, Actor _) -> done(stage);
      case CaseEvent.EffectsFailed(var _, String stage, Actor _, LocalText why) ->
          failed(stage, why);
      case CaseEvent.Forked(var _, int _, int _, List<String> branches, String then) ->
          both(
              text("并行进行 %s，全部完成后进入“%s”", "In parallel: %s; when all are done, \"%s\""),
              list(branches),
              title(then));
      case CaseEvent.Joined _ -> text("一个并行分支完成", "A parallel branch is done");
      case CaseEvent.Withdrawn(var _, Actor by) ->
          both(text("%s撤回", "The %s gives the case up"), by(by));
      case CaseEvent.Ended(var _, String end) -> both(text("结束：%s", "Ended: %s"), title(end));
    };
  }

  /** What people call a stage or an end: its title. */
  public LocalText title(String name) {
    return procedure.ends().containsKey(name) ? procedure.ends().get(name).title() : stage(name);
  }

  /** What people call an outcome of a stage. */
  public LocalText outcome(String stage, String name) {
    return procedure
        .stage(stage)
        .flatMap(of -> Optional.ofNullable(of.outcomes().get(name)))
        .map(Outcome::title)
        .orElseGet(() -> OutcomeWords.of(name));
  }

  private LocalText handedIn(String stage, String outcome, Actor by) {
    return outcome.equals(CaseAction.HandIn.DONE)
        ? both(text("%s提交“%s”", "The %s hands in \"%s\""), by(by), stage(stage))
        : both(
            text("%s提交“%s”：%s", "The %s hands in \"%s\": %s"),
            by(by),
            stage(stage),
            outcome(stage, outcome));
  }

  private LocalText answered(String stage, Actor by) {
    return both(text("%s答复“%s”", "The %s answers \"%s\""), by(by), stage(stage));
  }

  private LocalText done(String stage) {
    return both(text("“%s”已执行", "\"%s\" is carried out"), stage(stage));
  }

  private LocalText failed(String stage, LocalText why) {
    return both(text("“%s”执行失败：%s", "\"%s\" could not be carried out: %s"), stage(stage), why);
  }

  private LocalText closed(String stage, CaseEvent.Cause cause) {
    LocalText said =
        switch (cause) {
          case ANSWERED -> text("“%s”完成", "\"%s\" is done");
          case EXPIRED -> text("“%s”超期关闭", "\"%s\" is closed, its date has passed");
          case OVERTAKEN ->
              text("“%s”关闭：另一分支已使流程结束", "\"%s\" is closed: another branch ended the case");
          case WITHDRAWN -> text("“%s”随撤回关闭", "\"%s\" is closed with the case");
        };
    return both(said, stage(stage));
  }

  private LocalText stage(String id) {
    return procedure
        .stage(id)
        .map(Procedure.Stage::title)
        .orElseGet(() -> LocalText.same(id.isEmpty() ? "-" : id));
  }

  private LocalText list(List<String> stages) {
    return new LocalText(
        stages.stream().map(id -> "“" + stage(id).zh() + "”").collect(Collectors.joining("、")),
        stages.stream().map(id -> '"' + stage(id).en() + '"').collect(Collectors.joining(", ")));
  }

  private static LocalText by(Actor actor) {
    return actor.role().title();
  }

  private static LocalText role(String code) {
    return Role.of(code).title();
  }

  private static LocalText text(String zh, String en) {
    return new LocalText(zh, en);
  }

  private static LocalText both(LocalText pattern, LocalText... arguments) {
    return new LocalText(
        filled(pattern.zh(), LocalText::zh, arguments),
        filled(pattern.en(), LocalText::en, arguments));
  }

  private static String filled(
      String pattern, Function<LocalText, String> side, LocalText... arguments) {
    return pattern.formatted((Object[]) Arrays.stream(arguments).map(side).toArray(String[]::new));
  }
}
