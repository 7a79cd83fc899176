package dev.shangjia.engine.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what two versions of a rule differ. */
final class RuleDiff {
  private RuleDiff() {}

  static List<Difference> differences(Rule before, Rule after) {
    var found = new Differences();
    found.add(
        "level",
        before.level().code(),
        after.level().code(),
        Direction.ofGrowth(before.level().compareTo(after.level())));
    found.add(
        "enforce",
        shown(before.enforcement()),
        shown(after.enforcement()),
        enforcement(before.enforcement(), after.enforcement()));
    found.add(
        "decides",
        before.decides().code(),
        after.decides().code(),
        Direction.ofGrowth(before.decides().compareTo(after.decides())));
    found.add(
        "if-broken",
        before.ifBroken().code(),
        after.ifBroken().code(),
        Direction.ofGrowth(before.ifBroken().compareTo(after.ifBroken())));
    found.add(
        "open-cases",
        before.openCases(),
        after.openCases(),
        after.openCases() ? Direction.TIGHTENED : Direction.LOOSENED);
    found.changed("each", shown(before.each()), shown(after.each()));
    found.add("when", before.when(), after.when(), when(before.when(), after.when()));
    check(before.check(), after.check(), found);
    found.reworded("at", before.at(), after.at());
    found.reworded("title", before.title(), after.title());
    found.reworded("message", before.message(), after.message());
    found.reworded("fix", before.fix(), after.fix());
    found.reworded("why", before.why(), after.why());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static void check(@Nullable Check before, @Nullable Check after, Differences found) {
    if (before instanceof Check.Assert(Expression old, var quoted)
        && after instanceof Check.Assert(Expression now, var quotes)) {
      found.add("assert", old, now, Bounds.compare(old.text(), now.text()));
      found.reworded("evidence", quoted, quotes);
    } else if (before instanceof Check.Find(Expression old)
        && after instanceof Check.Find(Expression now)) {
      found.changed("find", old, now);
    } else if (before instanceof Check.Require old && after instanceof Check.Require now) {
      found.changed("held", old.expression(), now.expression());
      found.add(
          "needs",
          shown(old.requirement()),
          shown(now.requirement()),
          RequirementDiff.direction(old.requirement(), now.requirement()));
    } else {
      found.changed("check", shown(before), shown(after));
    }
  }

  private static Direction when(@Nullable Expression before, @Nullable Expression after) {
    if (before == null) {
      return Direction.LOOSENED;
    }
    return after == null
        ? Direction.TIGHTENED
        // A rule that applies more often refuses more: the other way round than what is asserted.
        : Bounds.compare(before.text(), after.text()).opposite();
  }

  /** Compares the modes on all days on which either changes, and before. */
  private static Direction enforcement(Enforcement before, Enforcement after) {
    var days = new TreeSet<LocalDate>(before.steps().keySet());
    days.addAll(after.steps().keySet());
    days.add(LocalDate.MIN);
    boolean harder = false;
    boolean milder = false;
    for (LocalDate day : days) {
      int growth = after.on(day).compareTo(before.on(day));
      harder |= growth > 0;
      milder |= growth < 0;
    }
    if (harder && milder) {
      return Direction.CHANGED;
    }
    return harder ? Direction.TIGHTENED : milder ? Direction.LOOSENED : Direction.REWORDED;
  }

  private static String shown(Enforcement enforcement) {
    return enforcement.steps().entrySet().stream()
        .map(
            step ->
                step.getKey().equals(LocalDate.MIN)
                    ? step.getValue().code()
                    : step.getValue().code() + " from " + step.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String shown(@Nullable Each each) {
    return each == null
        ? ""
        : each.sources().stream().map(Expression::text).collect(Collectors.joining(", "))
            + " as "
            + each.name();
  }

  private static String shown(@Nullable Check check) {
    return switch (check) {
      case null -> "";
      case Check.Assert(Expression expression, var _) -> "assert: " + expression.text();
      case Check.Find(Expression expression) -> "find: " + expression.text();
      case Check.Require require -> "needs: " + shown(require.requirement());
    };
  }

  private static String shown(Requirement requirement) {
    return switch (requirement) {
      case Requirement.Documents(String kind, int atLeast) ->
          atLeast == 1 ? kind : "{of: " + kind + ", at-least: " + atLeast + "}";
      case Requirement.AnyOf(List<Requirement> parts) -> "{any: " + shown(parts) + "}";
      case Requirement.AllOf(List<Requirement> parts) -> "{all: " + shown(parts) + "}";
    };
  }

  private static String shown(List<Requirement> parts) {
    return parts.stream().map(RuleDiff::shown).collect(Collectors.joining(", ", "[", "]"));
  }
}
