package dev.shangjia.engine.conduct;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All that was found of one provider, or of one enterprise that uses apps, and what followed.
 *
 * @param at the time up to which it is told, in the rulebook's zone
 * @param violations in the order in which they were found
 * @param imposed in the order in which they were imposed
 * @param withdrawn the apps that the provider took out of the market
 */
public record ConductRecord(
    ZonedDateTime at, List<Violation> violations, List<Imposed> imposed, Set<String> withdrawn) {
  public ConductRecord {
    violations = List.copyOf(violations);
    imposed = List.copyOf(imposed);
    withdrawn = Set.copyOf(withdrawn);
  }

  /** The violation with an id. */
  public Optional<Violation> violation(String id) {
    return violations.stream().filter(violation -> violation.id().equals(id)).findFirst();
  }

  ConductRecord at(ZonedDateTime when) {
    return new ConductRecord(when, violations, imposed, withdrawn);
  }

  ConductRecord with(Violation changed) {
    List<Violation> all =
        violations.stream().map(one -> one.id().equals(changed.id()) ? changed : one).toList();
    return new ConductRecord(at, all, imposed, withdrawn);
  }

  ConductRecord with(Imposed changed) {
    return each(one -> one.id().equals(changed.id()), _ -> changed);
  }

  /** Changes some of the measures. */
  ConductRecord each(Predicate<Imposed> which, UnaryOperator<Imposed> change) {
    List<Imposed> all =
        imposed.stream().map(one -> which.test(one) ? change.apply(one) : one).toList();
    return new ConductRecord(at, violations, all, withdrawn);
  }

  ConductRecord plus(Violation found) {
    var all = new ArrayList<>(violations);
    all.add(found);
    return new ConductRecord(at, all, imposed, withdrawn);
  }

  ConductRecord plus(Imposed measure) {
    var all = new ArrayList<>(imposed);
    all.add(measure);
    return new ConductRecord(at, violations, all, withdrawn);
  }

  ConductRecord withdrawing(String app) {
    var all = new LinkedHashSet<>(withdrawn);
    all.add(app);
    return new ConductRecord(at, violations, imposed, all);
  }

  ConductRecord returning(String app) {
    var all = new LinkedHashSet<>(withdrawn);
    all.remove(app);
    return new ConductRecord(at, violations, imposed, all);
  }

  String nextViolation() {
    return "v" + (violations.size() + 1);
  }

  String nextMeasure() {
    return "m" + (imposed.size() + 1);
  }
}
