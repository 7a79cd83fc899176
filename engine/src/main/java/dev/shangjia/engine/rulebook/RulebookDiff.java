package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.rulebook.RulebookChange.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between two versions of a rulebook. Where it can be told whether a change refuses
 * more or less than before, it is told; a changed expression whose direction cannot be told is just
 * {@link Direction#CHANGED}.
 *
 * @param before the older version
 * @param after the newer version
 * @param changes by kind of thing, then in the newer version's order, what was removed last
 */
public record RulebookDiff(String before, String after, List<RulebookChange> changes) {
  public RulebookDiff {
    changes = List.copyOf(changes);
  }

  /** Compares an older with a newer version. */
  public static RulebookDiff between(Rulebook before, Rulebook after) {
    var changes = new ArrayList<RulebookChange>();
    compare(
        changes,
        Subject.RULE,
        byName(before.rules(), Rule::id),
        byName(after.rules(), Rule::id),
        RuleDiff::differences);
    compare(
        changes,
        Subject.FIELD,
        FieldDiff.fields(before),
        FieldDiff.fields(after),
        FieldDiff::differences);
    compare(changes, Subject.WORDS, before.words(), after.words(), WordsDiff::differences);
    compare(
        changes,
        Subject.CHECKLIST_ITEM,
        ChecklistDiff.items(before),
        ChecklistDiff.items(after),
        ChecklistDiff::differences);
    compare(
        changes,
        Subject.PROCEDURE,
        before.procedures(),
        after.procedures(),
        ProcedureDiff::ofProcedure);
    compare(
        changes,
        Subject.STAGE,
        ProcedureDiff.stages(before),
        ProcedureDiff.stages(after),
        ProcedureDiff::ofStage);
    compare(changes, Subject.GATE, before.gates(), after.gates(), GateDiff::ofGate);
    compare(
        changes,
        Subject.CONDITION,
        GateDiff.conditions(before),
        GateDiff.conditions(after),
        GateDiff::ofCondition);
    compare(changes, Subject.SCORE, before.scores(), after.scores(), GateDiff::ofScore);
    compare(
        changes,
        Subject.RANKING,
        GateDiff.ranking(before),
        GateDiff.ranking(after),
        GateDiff::ofRanking);
    compare(
        changes,
        Subject.PROJECTION,
        ProjectionDiff.fields(before),
        ProjectionDiff.fields(after),
        ProjectionDiff::differences);
    compare(
        changes,
        Subject.CONDUCT,
        ConductDiff.parts(before),
        ConductDiff.parts(after),
        ConductDiff::differences);
    compare(
        changes,
        Subject.AGREEMENT,
        before.agreements(),
        after.agreements(),
        AgreementDiff::differences);
    compare(
        changes,
        Subject.CLAUSE,
        byName(before.clauses(), Clause::id),
        byName(after.clauses(), Clause::id),
        RegisterDiff::ofClause);
    compare(
        changes,
        Subject.RESOLUTION,
        byName(before.resolutions(), Resolution::id),
        byName(after.resolutions(), Resolution::id),
        RegisterDiff::ofResolution);
    return new RulebookDiff(before.version(), after.version(), changes);
  }

  /** The ids of the rules that differ. */
  public Set<String> rules() {
    return changes.stream()
        .filter(change -> change.subject() == Subject.RULE)
        .map(RulebookChange::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    var named = new LinkedHashMap<String, T>();
    all.forEach(one -> named.put(name.apply(one), one));
    return named;
  }

  private static <T> void compare(
      List<RulebookChange> changes,
      Subject subject,
      Map<String, T> before,
      Map<String, T> after,
      BiFunction<T, T, List<Difference>> compare) {
    var names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      T old = before.get(name);
      T now = after.get(name);
      if (old == null) {
        changes.add(new RulebookChange(subject, name, Direction.ADDED, List.of()));
      } else if (now == null) {
        changes.add(new RulebookChange(subject, name, Direction.REMOVED, List.of()));
      } else {
        List<Difference> differences = compare.apply(old, now);
        if (!differences.isEmpty()) {
          changes.add(new RulebookChange(subject, name, Direction.of(differences), differences));
        }
      }
    }
  }
}
