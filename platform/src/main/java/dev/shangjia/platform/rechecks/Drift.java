package dev.shangjia.platform.rechecks;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.rechecks.Change.Cause;
import dev.shangjia.platform.rechecks.Change.Certainty;
import dev.shangjia.platform.rechecks.Change.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a look finds with what was accepted, by rule and place. What only people judge and
 * what is in audit does not count; nor does what a rule could not look at tonight count as gone.
 *
 * @param changes the gravest first
 * @param unchecked the rules of which nothing could be told tonight, though it could then
 */
record Drift(List<Change> changes, Set<String> unchecked) {
  /** Facts of the platform about other providers. */
  private static final String OF_OTHERS = "others.";

  Drift {
    changes = List.copyOf(changes);
    unchecked = Set.copyOf(unchecked);
  }

  /**
   * What is compared.
   *
   * @param accepted as it was; null when no machine had looked
   * @param byRules what was gathered then, by today's rulebook and the time of then; null likewise
   * @param byDay what was gathered then, by today's rulebook and today; null likewise
   * @param now what is found now
   * @param ofAddresses rules that depend on what answers at addresses
   * @param waived findings that do not count
   */
  record Compared(
      @Nullable Report accepted,
      @Nullable Report byRules,
      @Nullable Report byDay,
      Report now,
      Set<String> ofAddresses,
      Predicate<Finding> waived) {}

  /** A finding, and what its rule came to. */
  private record Found(RuleResult result, Finding finding) {
    /** Whether it says that the rule is broken, or shows what somebody has to judge. */
    boolean isHit() {
      return finding.kind() != Finding.Kind.COULD_NOT_CHECK;
    }
  }

  static Drift between(Compared compared) {
    Map<String, Found> before = findings(compared.accepted());
    Map<String, Found> now = findings(compared.now());
    Set<String> unchecked = unchecked(compared.now());
    var changes = new ArrayList<Change>();
    now.values().stream()
        .filter(found -> !compared.waived().test(found.finding()))
        .forEach(found -> appeared(found, before, compared, changes));
    before.values().stream()
        .filter(Found::isHit)
        .filter(found -> !now.containsKey(found.finding().fingerprint()))
        .filter(found -> !unchecked.contains(found.result().rule()))
        .forEach(
            found -> changes.add(change(found, Kind.GONE, causeOfEnd(found, compared), compared)));
    changes.sort(
        (one, other) ->
            one.kind() == other.kind()
                ? one.level().compareTo(other.level())
                : one.kind().compareTo(other.kind()));
    var newly = new HashSet<>(unchecked);
    newly.removeAll(unchecked(compared.accepted()));
    return new Drift(changes, newly);
  }

  private static void appeared(
      Found found, Map<String, Found> before, Compared compared, List<Change> changes) {
    Found then = before.get(found.finding().fingerprint());
    if (!found.isHit()) {
      if (then == null) {
        changes.add(change(found, Kind.UNCHECKED, cause(found, compared), compared));
      }
      return;
    }
    Level level = found.finding().level();
    if (then == null || !then.isHit()) {
      changes.add(change(found, Kind.NEW, cause(found, compared), compared));
    } else if (isGraver(level, then.finding().level())) {
      changes.add(change(found, Kind.GRAVER, cause(found, compared), compared));
    } else if (isGraver(then.finding().level(), level)) {
      changes.add(change(found, Kind.MILDER, cause(found, compared), compared));
    }
  }

  private static boolean isGraver(Level one, Level other) {
    return one != other && one.atLeast(other);
  }

  /** What would have been found then as well is due to the rule, or else to the day. */
  private static Cause cause(Found found, Compared compared) {
    if (found.finding().facts().stream().anyMatch(fact -> fact.name().startsWith(OF_OTHERS))) {
      return Cause.OTHERS;
    }
    if (isOfTheRule(found, compared)) {
      return Cause.RULE;
    }
    return finds(compared.byDay(), found.finding()) ? Cause.TIME : Cause.CHANGED;
  }

  /**
   * Whether the rule is new, bites harder, or would have found the same then. What was gathered
   * then may not tell what a changed rule reads: then it is the rule's doing too.
   */
  private static boolean isOfTheRule(Found found, Compared compared) {
    Report accepted = compared.accepted();
    if (accepted == null) {
      return false;
    }
    String rule = found.result().rule();
    Optional<RuleResult> then =
        results(accepted).filter(result -> result.rule().equals(rule)).findFirst();
    return then.isEmpty()
        || then.get().enforcement() != found.result().enforcement()
        || finds(compared.byRules(), found.finding())
        || (unchecked(compared.byRules()).contains(rule) && !unchecked(accepted).contains(rule));
  }

  /** What would not have been found then by today's rule is gone because of the rule. */
  private static Cause causeOfEnd(Found gone, Compared compared) {
    if (!finds(compared.byRules(), gone.finding())) {
      return Cause.RULE;
    }
    return finds(compared.byDay(), gone.finding()) ? Cause.CHANGED : Cause.TIME;
  }

  private static boolean finds(@Nullable Report report, Finding finding) {
    return hits(report)
        .anyMatch(
            found ->
                found.isHit()
                    && found.finding().fingerprint().equals(finding.fingerprint())
                    && found.finding().level() == finding.level());
  }

  private static Change change(Found found, Kind kind, Cause cause, Compared compared) {
    RuleResult result = found.result();
    return new Change(
        found.finding().fingerprint(),
        result.rule(),
        result.title(),
        kind,
        cause,
        found.finding().level(),
        kind == Kind.UNCHECKED || compared.ofAddresses().contains(result.rule())
            ? Certainty.MAY_PASS
            : Certainty.SURE);
  }

  /** Rules that should have been looked at and were not. */
  private static Set<String> unchecked(@Nullable Report report) {
    var rules = new HashSet<String>();
    results(report)
        .filter(
            result ->
                switch (result.outcome()) {
                  case COULD_NOT_CHECK, NOT_GATHERED -> true;
                  case FINDING, FOR_PERSON, PASSED, NOT_APPLICABLE -> false;
                })
        .map(RuleResult::rule)
        .forEach(rules::add);
    return rules;
  }

  private static Map<String, Found> findings(@Nullable Report report) {
    var all = new LinkedHashMap<String, Found>();
    hits(report).forEach(found -> all.putIfAbsent(found.finding().fingerprint(), found));
    return all;
  }

  private static Stream<Found> hits(@Nullable Report report) {
    return results(report)
        .flatMap(result -> result.findings().stream().map(finding -> new Found(result, finding)));
  }

  private static Stream<RuleResult> results(@Nullable Report report) {
    return report == null
        ? Stream.empty()
        : report.results().stream()
            .filter(result -> !result.shadow())
            .filter(result -> result.decides() != Decides.HUMAN);
  }
}
