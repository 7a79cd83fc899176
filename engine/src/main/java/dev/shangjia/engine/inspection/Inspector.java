package dev.shangjia.engine.inspection;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.facts.ExampleFacts;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FormTypes;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Example;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Labels;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Judges dossiers by one rulebook. Its expressions are compiled once; then it may be used many
 * times, by several threads.
 */
public final class Inspector {
  private final Rulebook rulebook;
  private final Map<String, FactType> types;
  private final List<CompiledRule> rules;
  private final Map<String, FormJudge> forms;
  private final Messages messages;
  private final String engineVersion;
  private final Map<String, Form.Field> fields;
  private final Map<ProcedureAndDay, List<InForce>> inForce = new ConcurrentHashMap<>();

  private Inspector(
      Rulebook rulebook,
      Map<String, FactType> types,
      List<CompiledRule> rules,
      Messages messages,
      String engineVersion) {
    this.rulebook = rulebook;
    this.types = types;
    this.rules = rules;
    this.messages = messages;
    this.engineVersion = engineVersion;
    this.fields = Places.fields(rulebook.forms());
    this.forms = new LinkedHashMap<>();
    rulebook.forms().forEach((id, form) -> forms.put(id, new FormJudge(form)));
  }

  /**
   * Compiles a rulebook.
   *
   * @return an inspector, or every problem in the rulebook's expressions with its place
   */
  public static Reading<Inspector> of(Rulebook rulebook) {
    return of(rulebook, CheckedExpressions.none());
  }

  /**
   * Compiles a rulebook.
   *
   * @param checked its expressions as they were checked before by this engine, and where to keep
   *     those that are checked now
   * @return an inspector, or every problem in the rulebook's expressions with its place
   */
  public static Reading<Inspector> of(Rulebook rulebook, CheckedExpressions checked) {
    var problems = new ArrayList<Problem>();
    Inspector inspector = sound(rulebook, checked, problems);
    return problems.stream().anyMatch(Problem::isError)
        ? new Reading.Unreadable<>(problems)
        : new Reading.Read<>(inspector, problems);
  }

  /**
   * Compiles what can be compiled of a rulebook, for a look at it while it is being written.
   *
   * @param problems receives what is wrong in the others
   * @return an inspector that knows only the rules without problems
   */
  static Inspector sound(Rulebook rulebook, List<Problem> problems) {
    return sound(rulebook, CheckedExpressions.none(), problems);
  }

  private static Inspector sound(
      Rulebook rulebook, CheckedExpressions checked, List<Problem> problems) {
    Map<String, FactType> types = FormTypes.groups(rulebook.forms().values(), problems);
    var expressions =
        new Expressions(types, rulebook.words(), rulebook.checklists(), rulebook.region(), checked);
    var compiler = new RuleCompiler(expressions, Labels.of(rulebook.forms().values()));
    var rules = new ArrayList<CompiledRule>();
    rulebook.rules().parallelStream()
        .map(rule -> Attempt.at(rule, compiler))
        .toList()
        .forEach(
            attempt -> {
              problems.addAll(attempt.problems());
              attempt.rule().ifPresent(rules::add);
            });
    return new Inspector(rulebook, types, rules, new Messages(compiler), EngineVersion.CURRENT);
  }

  /** A rule that was compiled, or why it was not; rules compile side by side. */
  private record Attempt(Optional<CompiledRule> rule, List<Problem> problems) {
    static Attempt at(Rule rule, RuleCompiler compiler) {
      var problems = new ArrayList<Problem>();
      return new Attempt(compiler.compile(rule, problems), problems);
    }
  }

  /** What is wrong in messages, which otherwise compile when they are first needed. */
  public List<Problem> messageProblems() {
    return rules.stream().flatMap(rule -> messages.problems(rule).stream()).toList();
  }

  /** Whether it knows a rule; all but for one that {@link #sound} made. */
  boolean knows(Rule rule) {
    return rules.stream().anyMatch(compiled -> compiled.rule().id().equals(rule.id()));
  }

  /** The rulebook that it judges by. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /**
   * The probes whose observations the rules in force read.
   *
   * @param procedure the procedure that a dossier is handed in for
   * @param at the time of judging
   */
  public Set<String> probes(String procedure, Instant at) {
    var probes = new LinkedHashSet<String>();
    inForce(procedure, day(at)).forEach(rule -> probes.addAll(rule.rule().probes()));
    return probes;
  }

  /**
   * The rules, of whatever procedure, that read observations of some probes.
   *
   * @param probes their names
   */
  public Set<String> rulesReading(Set<String> probes) {
    return rules.stream()
        .filter(compiled -> !Collections.disjoint(compiled.probes(), probes))
        .map(compiled -> compiled.rule().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Judges facts.
   *
   * @param facts what is known
   * @param at the time of judging
   */
  public Report inspect(Facts facts, Instant at) {
    ZonedDateTime local = at.atZone(rulebook.zone());
    var evaluation = new Evaluation(types, new GatheredFacts(facts), local);
    var places = new Places(facts, fields);
    var findings = new FindingMaker(rulebook.id(), evaluation, places, messages);
    var results = new ArrayList<RuleResult>();
    forms.forEach(
        (id, form) -> {
          if (isAsked(id, facts)) {
            results.addAll(form.judge(facts, findings));
          }
        });
    var judge = new RuleJudge(evaluation, findings);
    for (InForce rule : inForce(facts.procedure(), local.toLocalDate())) {
      results.add(judge.judge(rule.rule(), rule.mode()));
    }
    return new Report(
        rulebook.id(),
        rulebook.title(),
        rulebook.version(),
        rulebook.hash(),
        engineVersion,
        facts.procedure(),
        facts.dossierHash(),
        local,
        results);
  }

  /** A form is asked for by the dossier's procedure, or was filled in anyway. */
  private boolean isAsked(String form, Facts facts) {
    var procedure = rulebook.procedures().get(facts.procedure());
    return facts.values().has(form) || (procedure != null && procedure.forms().contains(form));
  }

  /**
   * Judges an example of a rule, whether the rule is in force or not.
   *
   * @param rule one of the rulebook's rules
   * @param example one of the rule's, or of its kind
   * @param at the time of judging when the example names no day
   */
  public RuleResult judgeExample(Rule rule, Example example, Instant at) {
    CompiledRule compiled =
        rules.stream()
            .filter(candidate -> candidate.rule().equals(rule))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no rule " + rule.id()));
    ZonedDateTime local =
        example.on() == null
            ? at.atZone(rulebook.zone())
            : example.on().atTime(LocalTime.NOON).atZone(rulebook.zone());
    FactSource source = new ExampleFacts(example.facts());
    var evaluation = new Evaluation(types, source, local);
    var facts =
        new Facts(
            rulebook.id(),
            "",
            "",
            Facts.Extent.WHOLE,
            example.facts(),
            Map.of(),
            List.of(),
            example.facts().objectNode());
    var places = new Places(facts, fields);
    var findings = new FindingMaker(rulebook.id(), evaluation, places, messages);
    return new RuleJudge(evaluation, findings).judge(compiled, Enforcement.Mode.BLOCK);
  }

  private LocalDate day(Instant at) {
    return at.atZone(rulebook.zone()).toLocalDate();
  }

  /** A rule that is run, and how hard it bites. */
  private record InForce(CompiledRule rule, Enforcement.Mode mode) {}

  private record ProcedureAndDay(String procedure, LocalDate day) {}

  private List<InForce> inForce(String procedure, LocalDate day) {
    return inForce.computeIfAbsent(
        new ProcedureAndDay(procedure, day),
        _ -> {
          var inspected = new InspectedRules(rulebook, procedure);
          return rules.stream()
              .filter(rule -> inspected.contains(rule.rule().id()))
              .map(rule -> new InForce(rule, rule.rule().enforcement().on(day)))
              .filter(rule -> rule.mode() != Enforcement.Mode.OFF)
              .toList();
        });
  }
}
