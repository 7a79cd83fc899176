package dev.shangjia.engine.rulebook;

import java.util.ArrayDeque;
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
    if (!procedures.isEmpty()) {
      rulebook.rules().stream()
          .filter(rule -> procedures.stream().noneMatch(procedure -> inspects(procedure, rule)))
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

  private static void flow(Procedure procedure, Lint lint) {
    Set<String> reached = reachable(procedure);
    for (Procedure.Stage stage : procedure.stages()) {
      if (stage.outcomes().isEmpty()) {
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
      } else if (!comesToAnEnd(procedure, stage)) {
        lint.error(
            "lint/no-end",
            stage.place(),
            "从阶段 " + stage.id() + " 出发到不了任何结局。",
            "No end can be reached from the stage " + stage.id() + ".");
      }
    }
    for (String end : procedure.ends().keySet()) {
      if (!reached.contains(end)) {
        lint.error(
            "lint/unreachable",
            procedure.place(),
            "流程 " + procedure.id() + " 没有任何去向通到结局 " + end + "。",
            "No outcome of the procedure " + procedure.id() + " leads to the end " + end + ".");
      }
    }
  }

  private static Set<String> reachable(Procedure procedure) {
    return procedure.stages().isEmpty()
        ? Set.of()
        : from(procedure, procedure.stages().getFirst().id());
  }

  private static boolean comesToAnEnd(Procedure procedure, Procedure.Stage stage) {
    return from(procedure, stage.id()).stream().anyMatch(procedure.ends()::containsKey);
  }

  private static Set<String> from(Procedure procedure, String start) {
    var reached = new HashSet<String>();
    var open = new ArrayDeque<String>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (reached.add(name)) {
        procedure.stages().stream()
            .filter(stage -> stage.id().equals(name))
            .flatMap(stage -> stage.outcomes().values().stream())
            .forEach(outcome -> open.addAll(targets(outcome)));
      }
    }
    return reached;
  }

  private static List<String> targets(Procedure.Outcome outcome) {
    return switch (outcome) {
      case Procedure.Outcome.Goto(String target) -> List.of(target);
      case Procedure.Outcome.Return back -> List.of(back.resume(), back.expired());
    };
  }

  private static void patterns(Rulebook rulebook, Procedure procedure, Lint lint) {
    for (Procedure.Stage stage : procedure.stages()) {
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
