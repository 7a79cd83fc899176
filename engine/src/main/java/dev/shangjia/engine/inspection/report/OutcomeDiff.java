package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What judging the same dossier by another rulebook, or at another time, changes. Rules in audit
 * count as if they were not run.
 *
 * @param before what the first report came to
 * @param after what the second report came to
 * @param rules the rules that say something else than before, in the second report's order, those
 *     that are no longer run last
 */
public record OutcomeDiff(Verdict before, Verdict after, List<RuleChange> rules) {
  public OutcomeDiff {
    rules = List.copyOf(rules);
  }

  /** What a rule's change means for the submission, the gravest first. */
  public enum Effect {
    STOPS_NOW("stops-now"),
    STOPS_NO_LONGER("stops-no-longer"),
    FINDS_MORE("finds-more"),
    FINDS_LESS("finds-less"),
    /** Other findings than before, or it could be checked in one of the two only. */
    DIFFERS("differs");

    private final String code;

    Effect(String code) {
      this.code = code;
    }

    /** The name used in output. */
    public String code() {
      return code;
    }
  }

  /**
   * A rule that says something else than before.
   *
   * @param rule its id
   * @param effect what that means
   * @param appeared findings that were not there before, or are graver or milder now
   * @param gone findings that are no longer there, as they were
   */
  public record RuleChange(String rule, Effect effect, List<Finding> appeared, List<Finding> gone) {
    public RuleChange {
      appeared = List.copyOf(appeared);
      gone = List.copyOf(gone);
    }
  }

  private record Key(String fingerprint, String kind, String level) {
    static Key of(Finding finding) {
      return new Key(finding.fingerprint(), finding.kind().code(), finding.level().code());
    }
  }

  /** Compares two reports about one dossier. */
  public static OutcomeDiff between(Report before, Report after) {
    Map<String, RuleResult> old = shown(before);
    Map<String, RuleResult> now = shown(after);
    var ids = new LinkedHashSet<>(now.keySet());
    ids.addAll(old.keySet());
    return new OutcomeDiff(
        Verdict.of(before),
        Verdict.of(after),
        ids.stream().flatMap(id -> change(id, old.get(id), now.get(id)).stream()).toList());
  }

  /**
   * The rules of which nothing can be told, since what they read was not gathered.
   *
   * @param changed the rules that differ between the two rulebooks; others say the same anyway
   * @return sorted
   */
  public static List<String> undecided(Report before, Report after, Set<String> changed) {
    return Stream.of(before, after)
        .flatMap(report -> report.results().stream())
        .filter(result -> result.outcome() == RuleResult.Outcome.NOT_GATHERED)
        .map(RuleResult::rule)
        .filter(changed::contains)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether the submission comes to something else than before. */
  public boolean changesVerdict() {
    return before != after;
  }

  /** The rules because of which it is stopped now and was not before, or the other way round. */
  public List<String> causes() {
    return rules.stream()
        .filter(
            change -> change.effect == Effect.STOPS_NOW || change.effect == Effect.STOPS_NO_LONGER)
        .map(RuleChange::rule)
        .toList();
  }

  private static Map<String, RuleResult> shown(Report report) {
    var results = new LinkedHashMap<String, RuleResult>();
    report.results().stream()
        .filter(result -> !result.shadow())
        .forEach(result -> results.put(result.rule(), result));
    return results;
  }

  private static Optional<RuleChange> change(
      String id, @Nullable RuleResult before, @Nullable RuleResult after) {
    List<Finding> appeared = without(after, before);
    List<Finding> gone = without(before, after);
    boolean stopped = stops(before);
    boolean stops = stops(after);
    boolean same =
        appeared.isEmpty()
            && gone.isEmpty()
            && stopped == stops
            && unchecked(before) == unchecked(after);
    return same
        ? Optional.empty()
        : Optional.of(new RuleChange(id, effect(stopped, stops, appeared, gone), appeared, gone));
  }

  private static Effect effect(
      boolean stopped, boolean stops, List<Finding> appeared, List<Finding> gone) {
    if (stopped != stops) {
      return stops ? Effect.STOPS_NOW : Effect.STOPS_NO_LONGER;
    }
    if (appeared.isEmpty() == gone.isEmpty()) {
      return Effect.DIFFERS;
    }
    return gone.isEmpty() ? Effect.FINDS_MORE : Effect.FINDS_LESS;
  }

  private static boolean stops(@Nullable RuleResult result) {
    return result != null
        && result.findings().stream().anyMatch(finding -> Verdict.stops(result, finding));
  }

  private static boolean unchecked(@Nullable RuleResult result) {
    return result != null && result.outcome() == RuleResult.Outcome.COULD_NOT_CHECK;
  }

  private static List<Finding> without(@Nullable RuleResult from, @Nullable RuleResult other) {
    var keys = new HashSet<Key>();
    findings(other).map(Key::of).forEach(keys::add);
    return findings(from).filter(finding -> !keys.contains(Key.of(finding))).toList();
  }

  private static Stream<Finding> findings(@Nullable RuleResult result) {
    return result == null ? Stream.empty() : result.findings().stream();
  }
}
