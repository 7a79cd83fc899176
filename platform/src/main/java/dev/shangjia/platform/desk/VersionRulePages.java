package dev.shangjia.platform.desk;

import dev.shangjia.engine.rulebook.Check;
import dev.shangjia.engine.rulebook.Clause;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Example;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.CaseFigures;
import dev.shangjia.platform.casework.RulePrecision;
import dev.shangjia.platform.inspections.RuleHits;
import dev.shangjia.platform.inspections.RuleHits.Hits;
import dev.shangjia.platform.inspections.RuleHits.Month;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.policies.RulebookVersion;
import dev.shangjia.platform.policies.RulebookVersions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** The rules of a version of a rulebook: all of them, and each with what it rests on. */
@Controller
@RequestMapping("/policy/{program:[a-z][a-z0-9-]*}/{hash:[0-9a-f]{64}}/rules")
final class VersionRulePages {
  private final Policies policies;
  private final RulebookVersions versions;
  private final RuleHits hits;
  private final CaseFigures figures;
  private final JsonMapper json;
  private final Clock clock;

  VersionRulePages(
      Policies policies,
      RulebookVersions versions,
      RuleHits hits,
      CaseFigures figures,
      JsonMapper json,
      Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.hits = hits;
    this.figures = figures;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param q what is searched for, in ids, titles and clauses; blank for all
   */
  record RulesView(RulebookVersion version, String q, List<RuleLine> rules) {}

  /**
   * A rule.
   *
   * @param mode how hard it bites today
   */
  record RuleLine(Rule rule, String mode) {}

  /** From a day on, how hard it bites; the first day is blank for "always". */
  record Step(String from, String mode) {}

  /**
   * What the page of a rule shows.
   *
   * @param expressions each with what it is: {@code each}, {@code when}, {@code assert}, {@code
   *     find} or {@code require}
   * @param hits what it found, whatever the version
   * @param precision what people said of that, whatever the version
   */
  record RuleView(
      RulebookVersion version,
      Rule rule,
      List<Clause> clauses,
      List<Step> steps,
      List<Part> expressions,
      List<ExampleView> pass,
      List<ExampleView> fail,
      Hits hits,
      RulePrecision precision) {
    /** The greatest number of reports of a month, by which bars are drawn; not 0. */
    int most() {
      return Math.max(1, hits.months().stream().mapToInt(Month::reports).max().orElse(0));
    }
  }

  /** An expression, and what it is. */
  record Part(String kind, String text) {}

  /**
   * An example.
   *
   * @param facts as JSON
   * @param on the day on which it is judged; null when the rule does not read the day
   */
  record ExampleView(String facts, List<String> quotes, @Nullable LocalDate on) {}

  @GetMapping
  String rules(
      @PathVariable String program,
      @PathVariable String hash,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    PolicyMember.reader();
    RulebookVersion version = known(program, hash);
    Rulebook rulebook = policies.byHash(hash);
    LocalDate today = clock.instant().atZone(rulebook.zone()).toLocalDate();
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    model.addAttribute(
        "view",
        new RulesView(
            version,
            q.strip(),
            rulebook.rules().stream()
                .filter(rule -> matches(rule, wanted))
                .map(rule -> new RuleLine(rule, rule.enforcement().on(today).code()))
                .toList()));
    return "desk/rules";
  }

  private static boolean matches(Rule rule, String wanted) {
    return rule.id().contains(wanted)
        || rule.title().zh().toLowerCase(Locale.ROOT).contains(wanted)
        || rule.title().en().toLowerCase(Locale.ROOT).contains(wanted)
        || rule.cites().stream().anyMatch(clause -> clause.equalsIgnoreCase(wanted));
  }

  @GetMapping("/{group:[a-z][a-z0-9-]*}/{name:[a-z0-9][a-z0-9-]*}")
  String rule(
      @PathVariable String program,
      @PathVariable String hash,
      @PathVariable String group,
      @PathVariable String name,
      Model model) {
    PolicyMember.reader();
    RulebookVersion version = known(program, hash);
    Rulebook rulebook = policies.byHash(hash);
    Rule rule =
        rulebook
            .rule(group + "/" + name)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute(
        "view",
        new RuleView(
            version,
            rule,
            rule.cites().stream().map(rulebook::clause).flatMap(Optional::stream).toList(),
            steps(rule.enforcement()),
            parts(rule),
            examples(rule.pass()),
            examples(rule.fail()),
            hits.of(program, rule.id()),
            figures.rule(program, rule.id())));
    return "desk/rule";
  }

  private static List<Step> steps(Enforcement enforcement) {
    return enforcement.steps().entrySet().stream()
        .map(
            step ->
                new Step(
                    step.getKey().equals(LocalDate.MIN) ? "" : step.getKey().toString(),
                    step.getValue().code()))
        .toList();
  }

  private static List<Part> parts(Rule rule) {
    var parts = new ArrayList<Part>();
    if (rule.each() != null) {
      parts.add(
          new Part(
              "each",
              rule.each().sources().stream().map(Expression::text).collect(Collectors.joining(", "))
                  + " as "
                  + rule.each().name()));
    }
    if (rule.when() != null) {
      parts.add(new Part("when", rule.when().text()));
    }
    if (rule.check() != null) {
      parts.add(new Part(kind(rule.check()), rule.check().expression().text()));
    }
    return parts;
  }

  private static String kind(Check check) {
    return switch (check) {
      case Check.Assert _ -> "assert";
      case Check.Find _ -> "find";
      case Check.Require _ -> "require";
    };
  }

  private List<ExampleView> examples(List<Example> examples) {
    return examples.stream()
        .map(
            example ->
                new ExampleView(
                    json.writerWithDefaultPrettyPrinter().writeValueAsString(example.facts()),
                    example.quotes(),
                    example.on()))
        .toList();
  }

  private RulebookVersion known(String program, String hash) {
    return versions
        .find(program, hash)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
