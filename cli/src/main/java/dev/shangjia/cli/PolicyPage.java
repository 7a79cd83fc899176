package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.EventWords;
import dev.shangjia.engine.rulebook.Gate;
import dev.shangjia.engine.rulebook.Gate.Figure;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Procedure.Choice;
import dev.shangjia.engine.rulebook.Procedure.Stage;
import dev.shangjia.engine.rulebook.Procedure.Way;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes what there is to say about a gate, a score, a procedure or one of its stages. */
final class PolicyPage {
  private final RulePage rules;
  private final PageWriter page;

  private PolicyPage(RulePage rules) {
    this.rules = rules;
    this.page = rules.writer();
  }

  /**
   * How to write the page of each, by name: {@code gate/<id>}, {@code score/<id>}, {@code
   * procedure/<id>}, {@code procedure/<id>/<stage>}.
   */
  static Map<String, Consumer<RulePage>> of(Rulebook rulebook) {
    var pages = new LinkedHashMap<String, Consumer<RulePage>>();
    rulebook
        .gates()
        .forEach((id, gate) -> pages.put("gate/" + id, on -> new PolicyPage(on).gate(gate)));
    rulebook
        .scores()
        .forEach((id, score) -> pages.put("score/" + id, on -> new PolicyPage(on).score(score)));
    rulebook
        .procedures()
        .forEach(
            (id, procedure) -> {
              pages.put("procedure/" + id, on -> new PolicyPage(on).procedure(procedure));
              procedure
                  .stages()
                  .forEach(
                      stage ->
                          pages.put(
                              "procedure/" + id + "/" + stage.id(),
                              on -> new PolicyPage(on).stage(procedure, stage)));
            });
    return pages;
  }

  private void gate(Gate gate) {
    rules.title(gate.title(), "gate/" + gate.id());
    page.section(rules.say("explain.about"));
    page.item(rules.say("explain.confidence"), Double.toString(gate.confidence()));
    page.item(rules.say("explain.place"), gate.place().toString());
    for (Gate.Condition condition : gate.conditions()) {
      page.section(rules.in(condition.title()) + " (" + condition.id() + ")");
      figure(condition.figure());
      page.item(
          rules.say("explain.threshold"),
          condition.threshold().sense().sign() + " " + condition.threshold().limit());
      if (condition.negotiable()) {
        page.paragraph(rules.say("explain.negotiable"));
      }
      if (condition.why() != null) {
        page.item(rules.say("explain.why"), rules.in(condition.why()));
      }
      page.item(rules.say("explain.clauses"), String.join(", ", condition.cites()));
    }
    rules.clauses(gate.cites());
    rules.resolutions(gate.cites());
  }

  private void figure(Figure figure) {
    switch (figure) {
      case Figure.Ratio ratio -> {
        page.code("ratio", ratio.of().text() + " / " + ratio.over().text());
        page.item(rules.say("explain.estimate"), ratio.estimate().code());
        page.item(rules.say("explain.minimum"), Integer.toString(ratio.minimum()));
      }
      case Figure.Value value -> {
        page.code("value", value.value().text());
        page.item(rules.say("explain.estimate"), value.estimate().code());
        page.item(rules.say("explain.minimum"), Integer.toString(value.minimum()));
      }
      case Figure.Scored(String score) -> page.item("score", score);
    }
  }

  private void score(Score score) {
    rules.title(score.title(), "score/" + score.id());
    page.section(rules.say("explain.about"));
    page.item(rules.say("explain.place"), score.place().toString());
    if (score.ours()) {
      page.paragraph(rules.say("explain.formula-ours"));
    }
    page.section(rules.say("explain.check"));
    page.code("value", score.value().text());
    score.levels().forEach(level -> page.item(rules.in(level.title()), "≥ " + level.atLeast()));
    rules.clauses(score.cites());
    rules.resolutions(score.cites());
  }

  private void procedure(Procedure procedure) {
    rules.title(procedure.title(), "procedure/" + procedure.id());
    page.section(rules.say("explain.about"));
    page.item(rules.say("explain.by"), role(procedure.starts().by()));
    if (procedure.starts().when() != null) {
      page.code("when", procedure.starts().when().text());
    }
    page.item(rules.say("explain.place"), procedure.place().toString());
    page.section(rules.say("explain.stages"));
    procedure
        .stages()
        .forEach(stage -> page.item(stage.id(), rules.in(stage.title()) + "; " + timing(stage)));
    page.section(rules.say("explain.ends"));
    procedure.ends().forEach((id, end) -> page.item(id, rules.in(end.title())));
    rules.clauses(procedure.cites());
    rules.resolutions(procedure.cites());
  }

  private void stage(Procedure procedure, Stage stage) {
    rules.title(stage.title(), "procedure/" + procedure.id() + "/" + stage.id());
    page.section(rules.say("explain.about"));
    page.item(rules.say("explain.kind"), stage.kind().code());
    page.item(rules.say("explain.by"), role(stage.by()));
    page.item(rules.say("explain.due"), timing(stage));
    page.item(rules.say("explain.escalate"), role(stage.escalate()));
    if (stage.confirm()) {
      page.paragraph(rules.say("explain.confirm"));
    }
    page.item(rules.say("explain.place"), stage.place().toString());
    list("explain.inspects", stage.inspect());
    list("explain.fills-in", stage.forms());
    list(
        "explain.effects",
        stage.effects().stream().map(effect -> rules.in(effect.title())).toList());
    page.section(rules.say("explain.outcomes"));
    var words = new EventWords(procedure);
    stage
        .outcomes()
        .forEach(
            (name, outcome) ->
                outcome
                    .choices()
                    .forEach(
                        choice ->
                            page.item(
                                outcome.title() == null
                                    ? name
                                    : name + " (" + rules.in(outcome.title()) + ")",
                                leading(words, choice))));
    rules.clauses(stage.cites());
    rules.resolutions(stage.cites());
  }

  private void list(String key, List<String> names) {
    if (!names.isEmpty()) {
      page.item(rules.say(key), String.join(", ", names));
    }
  }

  private String leading(EventWords words, Choice choice) {
    String when = choice.when() == null ? "" : rules.say("explain.if", choice.when().text());
    String needs =
        choice.needs() == null ? "" : rules.say("explain.if", choice.needs().condition().text());
    return way(words, choice.way()) + when + needs;
  }

  private String way(EventWords words, Way way) {
    return switch (way) {
      case Way.Go(String target) -> target(words, target);
      case Way.Together(List<String> branches, String then) ->
          rules.say(
              "explain.together",
              branches.stream().map(one -> target(words, one)).collect(Collectors.joining(", ")),
              target(words, then));
      case Way.Return back ->
          rules.say(
              "explain.return",
              role(back.to()),
              period(back.due()),
              target(words, back.resume()),
              target(words, back.expired()));
    };
  }

  private String target(EventWords words, String name) {
    return name.equals(Procedure.JOIN)
        ? rules.say("explain.join")
        : rules.in(words.title(name)) + " (" + name + ")";
  }

  private String timing(Stage stage) {
    if (stage.rollout() != null) {
      return period(stage.rollout().lasts()) + "; gate/" + stage.rollout().gate();
    }
    if (stage.due() != null) {
      return period(stage.due());
    }
    LocalText why = stage.undated();
    return why == null ? rules.say("explain.undated") : rules.in(why);
  }

  private String period(Period period) {
    return rules.say("explain.period." + period.unit().name(), period.amount())
        + (period.ours() ? rules.say("explain.ours") : "");
  }

  private String role(String code) {
    return rules.in(Role.of(code).title());
  }
}
