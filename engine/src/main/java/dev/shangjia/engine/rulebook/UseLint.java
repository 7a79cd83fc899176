package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.checklist.Checklist;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the word lists, forms, scores and measures of a rulebook are used. */
final class UseLint {
  private UseLint() {}

  static void check(Rulebook rulebook, Lint lint) {
    List<String> expressions = expressions(rulebook);
    for (String list : rulebook.words().keySet()) {
      if (!mentioned(expressions, "'" + list + "'")
          && !mentioned(expressions, "\"" + list + "\"")) {
        lint.missing(
            "lint/words-unused",
            SourcePlace.startOf("words/" + list + ".yaml"),
            "没有任何表达式使用词表 " + list + "。",
            "No expression uses the word list " + list + ".");
      }
    }
    rulebook.checklists().values().forEach(list -> checklist(list, expressions, lint));
    for (Form form : rulebook.forms().values()) {
      boolean filledIn =
          rulebook.procedures().values().stream().anyMatch(procedure -> uses(procedure, form));
      if (!filledIn && !mentioned(expressions, form.id() + ".")) {
        lint.missing(
            "lint/form-unused",
            form.place(),
            "没有任何流程或表达式使用表单 " + form.id() + "。",
            "No procedure and no expression uses the form " + form.id() + ".");
      }
    }
    rulebook.scores().values().forEach(score -> score(score, rulebook, lint));
    rulebook.matrices().values().forEach(matrix -> kinds(rulebook, matrix, expressions, lint));
    Conduct conduct = rulebook.conduct();
    if (conduct != null) {
      measures(conduct, lint);
    }
  }

  /** A score with levels tells people something; one without serves a gate or nobody. */
  private static void score(Score score, Rulebook rulebook, Lint lint) {
    boolean used =
        !score.levels().isEmpty()
            || rulebook.gates().values().stream()
                .flatMap(gate -> gate.conditions().stream())
                .anyMatch(
                    condition -> condition.figure().equals(new Gate.Figure.Scored(score.id())));
    if (!used) {
      lint.missing(
          "lint/score-unused",
          score.place(),
          "评分 " + score.id() + " 没有等级，也没有任何关卡使用它。",
          "The score " + score.id() + " has no levels and no gate uses it.");
    }
  }

  /** Each item and sign is asked for by name, or the name is worked out. */
  private static void checklist(Checklist checklist, List<String> expressions, Lint lint) {
    List<String> asking = expressions.stream().filter(text -> names(text, checklist.id())).toList();
    for (Checklist.Item item : both(checklist)) {
      if (asking.stream().noneMatch(text -> names(text, item.id()))) {
        lint.missing(
            "lint/checklist-item-unused",
            item.place(),
            "没有任何表达式询问清单 %s 的第 %s 项。".formatted(checklist.id(), item.id()),
            "No expression asks for the item %s of the checklist %s."
                .formatted(item.id(), checklist.id()));
      }
    }
  }

  private static List<Checklist.Item> both(Checklist checklist) {
    return Stream.concat(checklist.items().stream(), checklist.signs().stream()).toList();
  }

  private static boolean names(String expression, String name) {
    return expression.contains("'" + name + "'") || expression.contains("\"" + name + "\"");
  }

  private static void kinds(Rulebook rulebook, Matrix matrix, List<String> expressions, Lint lint) {
    Set<String> needed =
        rulebook.rules().stream()
            .filter(rule -> matrix.rows().contains(rule.id()))
            .map(Rule::check)
            .filter(Check.Require.class::isInstance)
            .flatMap(check -> ((Check.Require) check).requirement().kinds().stream())
            .collect(Collectors.toSet());
    matrix
        .kinds()
        .forEach(
            (id, kind) -> {
              if (!needed.contains(id) && !mentioned(expressions, "'" + id + "'")) {
                lint.missing(
                    "lint/kind-unused",
                    kind.place(),
                    "没有任何一行或表达式需要文件种类 " + id + "。",
                    "No row and no expression needs the kind of document " + id + ".");
              }
            });
  }

  private static void measures(Conduct conduct, Lint lint) {
    for (Conduct.Measure measure : conduct.measures()) {
      boolean used =
          conduct.ladders().stream()
                  .flatMap(ladder -> ladder.steps().stream())
                  .anyMatch(
                      step ->
                          step.measures().contains(measure.id())
                              || step.atOnce().contains(measure.id()))
              || conduct.choices().stream()
                  .anyMatch(choice -> choice.measures().contains(measure.id()));
      if (!used) {
        lint.missing(
            "lint/measure-unused",
            measure.place(),
            "没有任何步骤或可选处置使用 " + measure.id() + "。",
            "No step of a ladder and no choice uses the measure " + measure.id() + ".");
      }
    }
    for (Visibility state : conduct.states()) {
      boolean used =
          state.id().equals(conduct.withdrawn())
              || conduct.measures().stream()
                  .anyMatch(measure -> state.id().equals(measure.state()));
      if (!used) {
        lint.missing(
            "lint/state-unused",
            state.place(),
            "没有任何处置带来状态 " + state.id() + "。",
            "No measure brings the state " + state.id() + ".");
      }
    }
    conduct.ladders().forEach(ladder -> steps(ladder, lint));
  }

  /** The first step is reached by a trigger; a later one also from those before it. */
  private static void steps(Conduct.Ladder ladder, Lint lint) {
    boolean reached = false;
    for (Conduct.Step step : ladder.steps()) {
      reached =
          !step.triggers().isEmpty() || (reached && ladder.repeat() == Conduct.Repeat.NEXT_STEP);
      if (!reached) {
        lint.error(
            "lint/step-unreached",
            step.place(),
            "没有起因会走到 " + ladder.id() + " 的 " + step.id() + "。",
            "Nothing leads to the step " + step.id() + " of the ladder " + ladder.id() + ".");
      }
    }
  }

  private static boolean uses(Procedure procedure, Form form) {
    return procedure.forms().contains(form.id())
        || procedure.stages().stream().anyMatch(stage -> stage.forms().contains(form.id()));
  }

  private static boolean mentioned(List<String> expressions, String text) {
    return expressions.stream().anyMatch(expression -> expression.contains(text));
  }

  /** All expressions, those in messages too. */
  private static List<String> expressions(Rulebook rulebook) {
    var expressions = new ArrayList<String>();
    for (Rule rule : rulebook.rules()) {
      if (rule.each() != null) {
        rule.each().sources().forEach(source -> expressions.add(source.text()));
      }
      if (rule.when() != null) {
        expressions.add(rule.when().text());
      }
      if (rule.check() != null) {
        expressions.add(rule.check().expression().text());
        if (rule.check() instanceof Check.Assert(var _, var evidence) && evidence != null) {
          expressions.add(evidence.text());
        }
      }
      expressions.add(rule.message().zh());
      expressions.add(rule.message().en());
    }
    for (Procedure procedure : rulebook.procedures().values()) {
      procedure.conditions().forEach(condition -> expressions.add(condition.text()));
    }
    for (Gate gate : rulebook.gates().values()) {
      gate.conditions().forEach(condition -> addFigure(condition.figure(), expressions));
    }
    rulebook.scores().values().forEach(score -> expressions.add(score.value().text()));
    if (rulebook.ranking() != null) {
      expressions.add(rulebook.ranking().value().text());
    }
    rulebook
        .projections()
        .values()
        .forEach(
            projection ->
                projection.fields().values().forEach(field -> expressions.add(field.text())));
    return expressions;
  }

  private static void addFigure(Gate.Figure figure, List<String> expressions) {
    switch (figure) {
      case Gate.Figure.Ratio ratio -> {
        expressions.add(ratio.of().text());
        expressions.add(ratio.over().text());
      }
      case Gate.Figure.Value value -> {
        expressions.add(value.value().text());
        if (value.samples() != null) {
          expressions.add(value.samples().text());
        }
      }
      case Gate.Figure.Scored _ -> {}
    }
  }
}
