package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.rulebook.Procedure.Stage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether procedures come to an end, and whether each rule is inspected in one of them. */
final class ProcedureLint {
  private ProcedureLint() {}

  static void check(Rulebook rulebook, Lint lint) {
    Collection<Procedure> procedures = rulebook.procedures().values();
    procedures.forEach(procedure -> flow(procedure, lint));
    procedures.forEach(procedure -> patterns(rulebook, procedure, lint));
    rechecks(procedures, lint);
    if (!procedures.isEmpty()) {
      rulebook.rules().stream()
          .filter(
              rule ->
                  procedures.stream()
                      .filter(procedure -> !isRecheck(procedure))
                      .noneMatch(procedure -> inspects(procedure, rule)))
          .forEach(
              rule ->
                  lint.missing(
                      "lint/rule-not-inspected",
                      rule.place(),
                      "没有任何流程的阶段会检查规则 " + rule.id() + "，请在某个阶段的 inspect 中加上。",
                      "No stage of any procedure inspects the rule "
                          + rule.id()
                          + "; add it to the inspect of one."));
    }
  }

  /** What a re-inspection starts is about an app, and there is one procedure for it. */
  private static void rechecks(Collection<Procedure> procedures, Lint lint) {
    List<Procedure> all = procedures.stream().filter(ProcedureLint::isRecheck).toList();
    all.stream()
        .filter(procedure -> !procedure.subject().equals("app"))
        .forEach(
            procedure ->
                lint.error(
                    "lint/recheck-subject",
                    procedure.place(),
                    "流程 " + procedure.id() + " 由复查发起，其 subject 须为 app。",
                    "The procedure "
                        + procedure.id()
                        + " starts upon a recheck, so its subject is app."));
    all.stream()
        .skip(1)
        .forEach(
            procedure ->
                lint.error(
                    "lint/recheck-twice",
                    procedure.place(),
                    "流程 " + all.getFirst().id() + " 已由复查发起；一份规则书只能有一个。",
                    "The procedure "
                        + all.getFirst().id()
                        + " starts upon a recheck already; a rulebook has one."));
  }

  private static boolean isRecheck(Procedure procedure) {
    return procedure.starts().upon() == Procedure.Occasion.RECHECK;
  }

  private static void flow(Procedure procedure, Lint lint) {
    var flow = new Flow(procedure);
    Set<String> reached = reachable(procedure, flow);
    for (Stage stage : procedure.stages()) {
      if (!canBeAnswered(stage)) {
        lint.error(
            "lint/dead-end",
            stage.place(),
            "阶段 " + stage.id() + " 没有任何去向，案件会停在此处；请写明 outcomes。",
            "The stage "
                + stage.id()
                + " leads nowhere and cases would stay there; give it"
                + " outcomes.");
      } else if (!reached.contains(stage.id())) {
        lint.error(
            "lint/unreachable",
            stage.place(),
            "没有任何去向通到阶段 " + stage.id() + "。",
            "No outcome leads to the stage " + stage.id() + ".");
      } else if (!comesToAnEnd(procedure, flow, stage)) {
        lint.error(
            "lint/no-end",
            stage.place(),
            "从阶段 " + stage.id() + " 出发到不了任何结局。",
            "No end can be reached from the stage " + stage.id() + ".");
      }
      dates(stage, lint);
    }
    procedure
        .ends()
        .forEach(
            (name, end) -> {
              if (!reached.contains(name)) {
                lint.error(
                    "lint/unreachable",
                    end.place(),
                    "流程 " + procedure.id() + " 没有任何去向通到结局 " + name + "。",
                    "No outcome of the procedure "
                        + procedure.id()
                        + " leads to the end "
                        + name
                        + ".");
              }
            });
    new BranchLint(procedure, flow, lint).check();
  }

  /** Somebody has an answer to give; that time passes is none. */
  private static boolean canBeAnswered(Stage stage) {
    return stage.outcomes().keySet().stream().anyMatch(name -> !name.equals(Procedure.EXPIRED));
  }

  private static Set<String> reachable(Procedure procedure, Flow flow) {
    if (procedure.stages().isEmpty()) {
      return Set.of();
    }
    var reached = new HashSet<>(flow.from(procedure.stages().getFirst().id()));
    if (procedure.withdrawal() != null) {
      reached.add(procedure.withdrawal().to());
    }
    return reached;
  }

  private static boolean comesToAnEnd(Procedure procedure, Flow flow, Stage stage) {
    return flow.joins(stage.id())
        || flow.from(stage.id()).stream().anyMatch(procedure.ends()::containsKey);
  }

  private static void dates(Stage stage, Lint lint) {
    boolean somebodyActs =
        stage.kind() == Procedure.StageKind.COLLECT || stage.kind() == Procedure.StageKind.REVIEW;
    if (somebodyActs && stage.due() == null && stage.undated() == null) {
      lint.missing(
          "lint/no-date",
          stage.place(),
          "阶段 " + stage.id() + " 没有期限：请写 due，或用 undated: {zh, en} 说明为何没有期限。",
          "The stage "
              + stage.id()
              + " has no date: give it 'due', or say why it has none with 'undated: {zh, en}'.");
    }
    if (stage.outcomes().containsKey(Procedure.EXPIRED)) {
      if (stage.due() == null) {
        lint.error(
            "lint/never-expires",
            stage.place(),
            "阶段 " + stage.id() + " 没有 due，永远不会走到 expired。",
            "The stage " + stage.id() + " has no 'due', so time never takes its 'expired'.");
      } else if (Role.of(stage.by()).side() == Role.Side.PLATFORM) {
        lint.warning(
            "lint/silence-decides",
            stage.place(),
            "阶段 " + stage.id() + " 由平台办理，却在超期后自动走到 expired：平台的沉默成了决定。",
            "The stage "
                + stage.id()
                + " is the platform's own, and 'expired' lets its silence decide the case.");
      }
    }
  }

  private static void patterns(Rulebook rulebook, Procedure procedure, Lint lint) {
    for (Stage stage : procedure.stages()) {
      for (String pattern : new LinkedHashSet<>(stage.inspect())) {
        if (rulebook.rules().stream().noneMatch(rule -> RulePattern.matches(pattern, rule.id()))) {
          lint.missing(
              "lint/pattern",
              stage.place(),
              "阶段 " + stage.id() + " 的 inspect 中，'" + pattern + "' 没有匹配到任何规则。",
              "In the inspect of the stage " + stage.id() + ", '" + pattern + "' matches no rule.");
        }
      }
    }
  }

  private static boolean inspects(Procedure procedure, Rule rule) {
    List<String> patterns =
        procedure.stages().stream().flatMap(stage -> stage.inspect().stream()).toList();
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> RulePattern.matches(pattern, rule.id()));
  }
}
