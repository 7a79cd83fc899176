package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.Step;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.effects.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why acts in cases are refused, as far as the engine does not say so itself. */
final class Refusals {
  private Refusals() {}

  static CaseResult.Refused of(Step.Refusal refusal) {
    return new CaseResult.Refused(refusal.code().code(), refusal.reason());
  }

  static CaseResult.Refused noSuchProcedure(NewCase asked) {
    return refused(
        "no-such-procedure",
        "没有计划 %s 或其中没有流程 %s；请在“发起流程”中选择。".formatted(asked.program(), asked.procedure()),
        "There is no program %s, or no procedure %s in it; choose one where cases are started."
            .formatted(asked.program(), asked.procedure()));
  }

  static CaseResult.Refused otherSubject(Procedure procedure, Subject subject) {
    return refused(
        "other-subject",
        "流程 %s 针对 %s，不能针对 %s 发起。".formatted(procedure.id(), procedure.subject(), subject.kind()),
        "The procedure %s is for a subject of kind %s, not for %s."
            .formatted(procedure.id(), procedure.subject(), subject.kind()));
  }

  static CaseResult.Refused noSuchSubject(CaseStart start) {
    return refused(
        "no-such-subject",
        "没有可在计划 %s 中申请的 %s %d。"
            .formatted(start.program(), start.subject().kind(), start.subject().id()),
        "There is no %s %d for which something can be started in the program %s."
            .formatted(start.subject().kind(), start.subject().id(), start.program()));
  }

  static CaseResult.Refused nothingHandedIn(Rulebook rulebook, Procedure procedure) {
    LocalText forms = titles(forms(rulebook, procedure.forms()));
    return refused(
        "nothing-handed-in",
        "流程“%s”须提交材料（%s）；请先准备材料再提交。".formatted(procedure.title().zh(), forms.zh()),
        "\"%s\" asks for a dossier (%s); prepare it, then hand it in."
            .formatted(procedure.title().en(), forms.en()));
  }

  /** What a stage asks for stands in the dossier of its case. */
  static CaseResult.Refused formNotFilledIn(Procedure.Stage stage, List<Form> empty) {
    LocalText forms = titles(empty);
    return refused(
        "form-not-filled-in",
        "阶段“%s”须填写%s，目前一项都没有填；请在材料中填写后再提交。".formatted(stage.title().zh(), forms.zh()),
        "\"%s\" asks for %s, and nothing stands there yet; fill in that part of the dossier, then hand it in."
            .formatted(stage.title().en(), forms.en()));
  }

  static List<Form> forms(Rulebook rulebook, List<String> ids) {
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(rulebook.forms().get(id)).stream())
        .toList();
  }

  private static LocalText titles(List<Form> forms) {
    return new LocalText(
        forms.stream().map(form -> "“" + form.title().zh() + "”").collect(Collectors.joining("、")),
        forms.stream()
            .map(form -> "\"" + form.title().en() + "\"")
            .collect(Collectors.joining(", ")));
  }

  static CaseResult.Refused otherDossier(String program, String procedure, Subject subject) {
    return refused(
        "other-dossier",
        "提交的材料不属于计划 %s 流程 %s 的 %s %d；请提交该流程自己的材料。"
            .formatted(program, procedure, subject.kind(), subject.id()),
        "What is handed in is no dossier of the procedure %s/%s about %s %d; hand in the dossier of that procedure."
            .formatted(program, procedure, subject.kind(), subject.id()));
  }

  static CaseResult.Refused dossierChanged() {
    return refused(
        "dossier-changed",
        "提交时有人修改了材料，因此没有提交；请查看最新内容后再提交。",
        "Somebody changed the dossier while it was handed in, so it was not taken; look at it, then"
            + " hand it in.");
  }

  static CaseResult.Refused noSuchDossier(Object id) {
    return refused(
        "no-such-dossier",
        "没有材料 %s，或您无权查看。".formatted(id),
        "There is no dossier %s that you can see.".formatted(id));
  }

  static CaseResult.Refused openAlready(Procedure procedure, NewCase asked) {
    return refused(
        "open-already",
        "%s 的流程“%s”已在进行中；请在该案件中继续。".formatted(asked.subjectName(), procedure.title().zh()),
        "\"%s\" is under way for %s already; go on in that case."
            .formatted(procedure.title().en(), asked.subjectName()));
  }

  static CaseResult.Refused noSuchCase(CaseId id) {
    return refused(
        "no-such-case",
        "没有案件 %s，或您无权查看。".formatted(id),
        "There is no case %s that you can see.".formatted(id));
  }

  static CaseResult.Refused moved(CaseRow row) {
    return refused(
        "case-moved",
        "案件 %s 在您查看之后已有新进展，本次操作没有执行；请看过最新情况再决定。".formatted(row.id()),
        "Case %s has moved on since you looked at it, and nothing was done; look at what is new, then decide."
            .formatted(row.id()));
  }

  /**
   * Something that was given is none of what is possible there.
   *
   * @param name what it was given as
   */
  static CaseResult.Refused unknown(String name, String given, List<String> possible) {
    return refused(
        "unknown-value",
        "%s 不能为“%s”；可用的有 %s。".formatted(name, given, String.join("、", possible)),
        "There is no %s \"%s\"; there are %s.".formatted(name, given, String.join(", ", possible)));
  }

  static CaseResult.Refused refused(String code, String zh, String en) {
    return new CaseResult.Refused(code, new LocalText(zh, en));
  }
}
