package dev.shangjia.platform.casework;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.Citation.Kind;
import dev.shangjia.platform.casework.Citation.Weight;
import dev.shangjia.platform.policies.Policies;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Why something comes up in a later round. What the desk missed before and what a changed rule asks
 * for is advice in a case that is open already, unless it is about law or safety.
 */
@Component
final class CitationTypes {
  private final JdbcDecisions decisions;
  private final JdbcChecklists checks;
  private final Policies policies;

  CitationTypes(JdbcDecisions decisions, JdbcChecklists checks, Policies policies) {
    this.decisions = decisions;
    this.checks = checks;
    this.policies = policies;
  }

  /**
   * What was known in the round before.
   *
   * @param report what machines found then; empty when nobody looked
   * @param now what they find now
   */
  record Earlier(Round round, Optional<Report> report, Optional<Report> now) {

    /** Whether the same was handed in again. */
    boolean isUnchanged() {
      return report.isPresent()
          && now.isPresent()
          && report.get().dossierHash().equals(now.get().dossierHash());
    }
  }

  List<Citation> of(
      CaseRow row, String stage, List<Citation> citations, Earlier earlier, Rulebook rulebook) {
    List<Decision> made =
        decisions.ofLine(row.id()).stream()
            .filter(decision -> decision.state() == Decision.State.MADE)
            .filter(decision -> decision.stage().equals(stage))
            .toList();
    if (made.isEmpty()) {
      return citations;
    }
    return citations.stream()
        .map(
            citation -> {
              Kind kind = kind(citation, known(row, citation, made, earlier, rulebook));
              return citation.typed(kind, weight(citation, kind, rulebook));
            })
        .toList();
  }

  private Known known(
      CaseRow row, Citation citation, List<Decision> made, Earlier earlier, Rulebook rulebook) {
    return new Known(
        made.stream().flatMap(decision -> decision.citations().stream()).toList(),
        policies.byHash(earlier.round().rulebookHash()).rule(citation.rule()),
        rulebook.rule(citation.rule()),
        result(earlier.report(), citation.rule()),
        earlier.isUnchanged() || wasPassedOver(row, citation, earlier));
  }

  /**
   * What is known of a rule that is cited.
   *
   * @param said what earlier decisions cited
   * @param then the rule as it was in the round before; empty when it was none
   * @param now the rule as it is; empty when it is none of the rulebook's, such as one of a form
   * @param before what machines said of it in the round before; empty when nobody looked
   * @param couldBeSeen whether the same thing was there for people to see in the round before
   */
  record Known(
      List<Citation> said,
      Optional<Rule> then,
      Optional<Rule> now,
      Optional<RuleResult> before,
      boolean couldBeSeen) {
    Known {
      said = List.copyOf(said);
    }
  }

  /** Why a rule comes up that is cited in a later round. */
  static Kind kind(Citation citation, Known known) {
    if (known.said().stream().anyMatch(other -> isSame(other, citation))) {
      return Kind.REPEATED;
    }
    if (isChanged(known.then(), known.now())) {
      return Kind.RULE_CHANGED;
    }
    if (known.before().filter(CitationTypes::wasNotSeen).isPresent()) {
      return Kind.EVIDENCE_AVAILABLE;
    }
    return known.couldBeSeen() || wasFound(citation, known.before())
        ? Kind.MISSED
        : Kind.INTRODUCED;
  }

  private static boolean isSame(Citation said, Citation citation) {
    return said.rule().equals(citation.rule())
        && (citation.fingerprint() == null || citation.fingerprint().equals(said.fingerprint()));
  }

  private static boolean wasFound(Citation citation, Optional<RuleResult> before) {
    return citation.fingerprint() != null
        && before.stream()
            .flatMap(result -> result.findings().stream())
            .anyMatch(finding -> finding.fingerprint().equals(citation.fingerprint()));
  }

  private static boolean wasNotSeen(RuleResult result) {
    return switch (result.outcome()) {
      case COULD_NOT_CHECK, NOT_GATHERED -> true;
      case FINDING, FOR_PERSON, PASSED, NOT_APPLICABLE -> false;
    };
  }

  /** A line that a person answered before, of a value that stayed the same. */
  private boolean wasPassedOver(CaseRow row, Citation citation, Earlier earlier) {
    return earlier.report().isEmpty()
        && earlier.now().isEmpty()
        && checks.of(row.id()).stream()
            .anyMatch(one -> one.rule().equals(citation.rule()) && one.answer().equals("met"));
  }

  private static boolean isChanged(Optional<Rule> then, Optional<Rule> now) {
    return !then.map(Rule::message).equals(now.map(Rule::message))
        || !then.map(Rule::level).equals(now.map(Rule::level))
        || !then.map(Rule::check).equals(now.map(Rule::check));
  }

  private static Optional<RuleResult> result(Optional<Report> report, String rule) {
    return report.stream()
        .flatMap(found -> found.results().stream())
        .filter(result -> result.rule().equals(rule))
        .findFirst();
  }

  /** How much a citation of a kind counts. */
  static Weight weight(Citation citation, Kind kind, Rulebook rulebook) {
    Optional<Rule> rule = rulebook.rule(citation.rule());
    boolean anyway = rule.map(Rule::openCases).orElse(false);
    boolean safety = anyway || rule.filter(one -> one.level() == Level.REJECT).isPresent();
    return switch (kind) {
      case MISSED -> safety ? citation.weight() : Weight.ADVICE;
      case RULE_CHANGED -> anyway ? citation.weight() : Weight.ADVICE;
      case NEW, INTRODUCED, EVIDENCE_AVAILABLE, REPEATED -> citation.weight();
    };
  }
}
