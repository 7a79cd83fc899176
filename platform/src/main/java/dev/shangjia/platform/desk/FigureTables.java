package dev.shangjia.platform.desk;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.accounts.Organizations;
import dev.shangjia.platform.casework.CaseFigures;
import dev.shangjia.platform.casework.CaseFigures.FirstRounds;
import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.casework.CaseFigures.StageTimes;
import dev.shangjia.platform.casework.RulePrecision;
import dev.shangjia.platform.casework.RulePrecision.Between;
import dev.shangjia.platform.catalog.MarketFigures;
import dev.shangjia.platform.inspections.RuleHits;
import dev.shangjia.platform.installations.InstallationFigures;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Fills the tables of figures from what other modules count. */
@Component
final class FigureTables {
  /** Figures look back so many days; weeks that began before are not shown. */
  static final int DAYS = 90;

  private static final int MOST_RULES = 60;
  private static final int MOST_QUERIES = 100;

  private final CaseFigures cases;
  private final RuleHits hits;
  private final MarketFigures market;
  private final InstallationFigures installations;
  private final Policies policies;
  private final Organizations organizations;
  private final ZoneId zone;
  private final Clock clock;

  FigureTables(
      CaseFigures cases,
      RuleHits hits,
      MarketFigures market,
      InstallationFigures installations,
      Policies policies,
      Organizations organizations,
      ZoneId marketZone,
      Clock clock) {
    this.cases = cases;
    this.hits = hits;
    this.market = market;
    this.installations = installations;
    this.policies = policies;
    this.organizations = organizations;
    this.zone = marketZone;
    this.clock = clock;
  }

  /** The rows of a figure, as of now. */
  List<List<Cell>> rows(Figure figure) {
    return switch (figure) {
      case QUEUE -> queue();
      case STAGE_TIMES -> stageTimes();
      case WEEKS -> weeks();
      case FIRST_ROUNDS -> cases.firstRounds(since()).stream().map(this::firstRounds).toList();
      case RULES -> policies.inForce().stream().flatMap(one -> rules(one).stream()).toList();
      case LOAD -> load();
      case AGREEMENT -> AgreementRows.of(cases, policies, since());
      case SEARCHES -> searches();
      case NOT_FOUND -> notFound();
      case INSTALLS -> installs();
    };
  }

  private Instant since() {
    return clock.instant().minus(Duration.ofDays(DAYS));
  }

  private LocalDate firstDay() {
    return since().atZone(zone).toLocalDate();
  }

  private LocalText title(String program) {
    return policies.find(program).map(Rulebook::title).orElse(LocalText.same(program));
  }

  private List<List<Cell>> queue() {
    return cases.waiting().stream()
        .map(
            one ->
                List.of(
                    Cell.of(title(one.stage().program())),
                    Cell.of(one.title()),
                    Cell.of(one.waiting()),
                    Cell.of(one.overdue()),
                    Cell.of(one.age()),
                    Cell.of(one.oldest())))
        .toList();
  }

  private List<List<Cell>> stageTimes() {
    Map<StageKey, LocalText> titles = stages(policies.inForce());
    return cases.stageTimes(titles.keySet(), since()).stream()
        .sorted(
            Comparator.comparing((StageTimes one) -> one.stage().program())
                .thenComparing(Comparator.comparing(StageTimes::most).reversed()))
        .map(
            one ->
                List.of(
                    Cell.of(title(one.stage().program())),
                    Cell.of(titles.getOrDefault(one.stage(), LocalText.same(one.stage().stage()))),
                    Cell.of(one.known()),
                    Cell.of(one.half()),
                    Cell.of(one.most()),
                    Cell.of(one.dated()),
                    Cell.of(one.late()),
                    Cell.share(one.late(), one.dated())))
        .toList();
  }

  /** The stages of the procedures of rulebooks, with what they are called. */
  static Map<StageKey, LocalText> stages(List<Rulebook> rulebooks) {
    var stages = new HashMap<StageKey, LocalText>();
    for (Rulebook rulebook : rulebooks) {
      for (Procedure procedure : rulebook.procedures().values()) {
        procedure
            .stages()
            .forEach(
                stage ->
                    stages.put(
                        new StageKey(rulebook.id(), procedure.id(), stage.id()), stage.title()));
      }
    }
    return stages;
  }

  private List<List<Cell>> weeks() {
    return cases.weeks(since(), zone).stream()
        .map(
            one ->
                List.of(
                    Cell.of(one.monday().toString()),
                    Cell.of(title(one.program())),
                    Cell.of(one.started()),
                    Cell.of(one.ended())))
        .toList();
  }

  private List<Cell> firstRounds(FirstRounds one) {
    return List.of(
        Cell.of(title(one.program())),
        Cell.of(one.cases()),
        Cell.of(one.passed()),
        Cell.of(one.objected()),
        Cell.of(one.complete()),
        Cell.share(one.complete(), one.objected()));
  }

  /** The rules of a program that found something, or of which people said something. */
  private List<List<Cell>> rules(Rulebook rulebook) {
    Map<String, Integer> found = hits.ofLastDays(rulebook.id(), DAYS);
    var precision = new HashMap<String, RulePrecision>();
    cases.rules(rulebook.id(), since()).forEach(one -> precision.put(one.rule(), one));
    Set<String> rules = new LinkedHashSet<>(found.keySet());
    rules.addAll(precision.keySet());
    var rows = new ArrayList<List<Cell>>();
    for (String rule : rules.stream().limit(MOST_RULES).toList()) {
      RulePrecision said = precision.getOrDefault(rule, RulePrecision.unheard(rule));
      rows.add(
          List.of(
              Cell.of(rulebook.title()),
              Cell.of(rule),
              Cell.of(rulebook.rule(rule).map(Rule::title).orElse(LocalText.same(rule))),
              Cell.of(found.getOrDefault(rule, 0)),
              Cell.of(said.judged()),
              said.between().map(_ -> Cell.of(said.held())).orElseGet(Cell.Nothing::new),
              said.between().map(Between::lower).map(Cell::of).orElseGet(Cell.Nothing::new),
              said.between().map(Between::upper).map(Cell::of).orElseGet(Cell.Nothing::new),
              Cell.of(said.open())));
    }
    return rows;
  }

  private List<List<Cell>> load() {
    return cases.loads(since()).stream()
        .map(
            one ->
                List.of(
                    Cell.of(organizations.nameOf(one.person()).orElse("#" + one.person())),
                    Cell.of(one.working()),
                    Cell.of(one.decided())))
        .toList();
  }

  private List<List<Cell>> searches() {
    return market.searches(firstDay()).stream()
        .map(
            one ->
                List.of(
                    Cell.of(one.day().toString()), Cell.of(one.found()), Cell.of(one.nothing())))
        .toList();
  }

  private List<List<Cell>> notFound() {
    return market.notFound(firstDay(), MOST_QUERIES).stream()
        .map(one -> List.of(Cell.of(one.query()), Cell.of(one.searches())))
        .toList();
  }

  private List<List<Cell>> installs() {
    return installations.weeks(since(), zone).stream()
        .map(
            one ->
                List.of(
                    Cell.of(one.monday().toString()),
                    Cell.of(title(one.program())),
                    Cell.of(one.installed()),
                    Cell.of(one.removed())))
        .toList();
  }
}
