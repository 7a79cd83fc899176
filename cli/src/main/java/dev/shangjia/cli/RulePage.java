package dev.shangjia.cli;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.FormRule;
import dev.shangjia.engine.inspection.Missing;
import dev.shangjia.engine.rulebook.Change;
import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Clause;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Example;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Resolution;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes what there is to say about a rule: its clauses, its reason, how it decides, examples. */
final class RulePage {
  private final Rulebook rulebook;
  private final Language language;
  private final LocalDate today;
  private final Texts texts;
  private final PageWriter page;

  /**
   * Prepares a page.
   *
   * @param today the day whose enforcement is called today's, in the rulebook's zone
   */
  RulePage(Rulebook rulebook, Language language, LocalDate today, PageWriter page) {
    this.rulebook = rulebook;
    this.language = language;
    this.today = today;
    this.texts = Texts.in(language);
    this.page = page;
  }

  /** Where the page is written. */
  PageWriter writer() {
    return page;
  }

  /** A text of the command line. */
  String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  /** Begins the page of something of the rulebook. */
  void title(LocalText title, String name) {
    page.title(in(title), rulebook.id() + ":" + name);
  }

  void write(Rule rule) {
    page.title(in(rule.title()), rulebook.id() + ":" + rule.id());
    page.section(texts.say("explain.about"));
    decision(rule.level(), texts.say("explain.decides." + rule.decides().code()));
    page.item(texts.say("explain.enforce"), enforcement(rule.enforcement()));
    page.item(
        texts.say("explain.if-broken"), texts.say("explain.if-broken." + rule.ifBroken().code()));
    page.item(
        texts.say("explain.open-cases"),
        texts.say(rule.openCases() ? "explain.open-cases.yes" : "explain.open-cases.no"));
    page.item(texts.say("explain.place"), rule.place().toString());
    clauses(rule.cites());
    if (rule.why() != null) {
      page.section(texts.say("explain.why"));
      page.paragraph(in(rule.why()));
    }
    check(rule);
    page.section(texts.say("explain.words"));
    page.item(texts.say("explain.message"), in(rule.message()));
    if (rule.fix() != null) {
      page.item(texts.say("explain.fix"), in(rule.fix()));
    }
    examples(rule);
    history(rule);
    resolutions(rule.cites());
  }

  void write(FormRule rule) {
    page.title(in(rule.title()), rulebook.id() + ":" + rule.id());
    page.section(texts.say("explain.about"));
    decision(rule.level(), texts.say("explain.decides.auto"));
    page.item(texts.say("explain.form"), in(rule.form().title()) + " (" + rule.form().id() + ")");
    page.item(texts.say("explain.place"), rule.place().toString());
    clauses(rule.cites());
    page.section(texts.say("explain.check"));
    switch (rule.keyword()) {
      case "required" -> page.paragraph(texts.say("explain.required"));
      case "file" -> page.paragraph(texts.say("explain.file"));
      default -> page.code(rule.keyword(), rule.allowed().toString());
    }
    resolutions(rule.cites());
  }

  private void decision(Level level, String decides) {
    page.item(texts.say("explain.level"), texts.say("explain.level." + level.code()));
    page.item(texts.say("explain.decides"), decides);
  }

  private String enforcement(Enforcement enforcement) {
    var steps = new ArrayList<String>();
    enforcement
        .steps()
        .forEach(
            (from, mode) -> {
              String word = texts.say("explain.mode." + mode.code());
              steps.add(
                  from.equals(LocalDate.MIN)
                      ? word
                      : texts.say("explain.from", from.toString(), word));
            });
    String now = texts.say("explain.mode." + enforcement.on(today).code());
    return steps.size() == 1 && enforcement.steps().firstKey().equals(LocalDate.MIN)
        ? now
        : texts.say("explain.steps", String.join("; ", steps), now);
  }

  /** The clauses that something carries out. */
  void clauses(List<String> cites) {
    page.section(texts.say("explain.clauses"));
    for (String id : cites) {
      Optional<Clause> clause = rulebook.clause(id);
      if (clause.isPresent()) {
        Clause of = clause.get();
        page.item(id, texts.say("explain.clause", in(of.demand()), of.source(), of.section()));
      } else {
        page.item(id, texts.say("explain.no-clause"));
      }
    }
    if (cites.isEmpty()) {
      page.paragraph(texts.say("explain.no-clauses"));
    }
  }

  private void check(Rule rule) {
    page.section(texts.say("explain.check"));
    if (rule.each() != null) {
      String sources =
          rule.each().sources().stream().map(Expression::text).collect(Collectors.joining(", "));
      page.code("each", sources + " as " + rule.each().name());
    }
    if (rule.when() != null) {
      page.code("when", rule.when().text());
    }
    switch (rule.check()) {
      case null -> page.paragraph(texts.say("explain.person"));
      case Check.Assert(Expression expression, var evidence) -> {
        page.code("assert", expression.text());
        if (evidence != null) {
          page.code("evidence", evidence.text());
        }
      }
      case Check.Find(Expression expression) -> page.code("find", expression.text());
      case Check.Require require -> needs(require);
    }
    if (rule.at() != null) {
      page.code("at", rule.at().text());
    }
  }

  private void needs(Check.Require require) {
    page.code("held", require.expression().text());
    page.item(texts.say("explain.needs"), Missing.all(require).in(language));
  }

  private void examples(Rule rule) {
    if (rule.pass().isEmpty() && rule.fail().isEmpty()) {
      return;
    }
    page.section(texts.say("explain.examples"));
    rule.pass().forEach(example -> page.item(texts.say("explain.pass"), shown(example)));
    rule.fail().forEach(example -> page.item(texts.say("explain.fail"), shown(example)));
  }

  private String shown(Example example) {
    var facts = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> group : example.facts().properties()) {
      if (group.getValue().isObject()) {
        group
            .getValue()
            .properties()
            .forEach(
                fact -> facts.add(group.getKey() + "." + fact.getKey() + ": " + fact.getValue()));
      } else {
        facts.add(group.getKey() + ": " + group.getValue());
      }
    }
    String all = String.join(", ", facts);
    return example.quotes().isEmpty()
        ? all
        : texts.say("explain.quotes", all, String.join(", ", example.quotes()));
  }

  private void history(Rule rule) {
    if (rule.history().isEmpty()) {
      return;
    }
    page.section(texts.say("explain.history"));
    rule.history().stream()
        .sorted(Comparator.comparing(Change::on).reversed())
        .forEach(change -> page.item(change.on().toString(), in(change.what())));
  }

  /** The contradictions between clauses that were settled. */
  void resolutions(List<String> cites) {
    List<Resolution> about =
        rulebook.resolutions().stream()
            .filter(resolution -> resolution.clauses().stream().anyMatch(cites::contains))
            .toList();
    if (about.isEmpty()) {
      return;
    }
    page.section(texts.say("explain.resolutions"));
    for (Resolution resolution : about) {
      String clauses = String.join(", ", resolution.clauses());
      String inForce = String.join(", ", resolution.inForce());
      String where = resolution.where().isBlank() ? "" : resolution.where() + ": ";
      page.item(
          resolution.id(),
          texts.say("explain.resolution", clauses, inForce, where + resolution.why()));
    }
  }

  /** A text in the language of the page. */
  String in(LocalText text) {
    return text.in(language);
  }
}
