package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what two versions of a procedure or of a stage differ. */
final class ProcedureDiff {
  private ProcedureDiff() {}

  static List<Difference> ofProcedure(Procedure before, Procedure after) {
    var found = new Differences();
    found.changed("subject", before.subject(), after.subject());
    found.changed("forms", before.forms(), after.forms());
    found.changed("starts.by", before.starts().by(), after.starts().by());
    found.changed("starts.upon", code(before.starts().upon()), code(after.starts().upon()));
    found.changed("starts.when", before.starts().when(), after.starts().when());
    found.reworded("starts.message", before.starts().message(), after.starts().message());
    found.changed("withdraw", shown(before.withdrawal()), shown(after.withdrawal()));
    found.changed(
        "stages",
        before.stages().stream().map(Procedure.Stage::id).toList(),
        after.stages().stream().map(Procedure.Stage::id).toList());
    var ends = new LinkedHashSet<>(after.ends().keySet());
    ends.addAll(before.ends().keySet());
    for (String name : ends.stream().sorted().toList()) {
      Procedure.End old = before.ends().get(name);
      Procedure.End now = after.ends().get(name);
      found.changed("ends." + name, shown(old), shown(now));
      found.reworded(
          "ends." + name + ".cites",
          old == null ? List.of() : old.cites(),
          now == null ? List.of() : now.cites());
    }
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static String code(Procedure.@Nullable Occasion upon) {
    return upon == null ? "" : upon.code();
  }

  /** The stages of all procedures, by procedure and stage. */
  static Map<String, Procedure.Stage> stages(Rulebook rulebook) {
    var stages = new LinkedHashMap<String, Procedure.Stage>();
    for (Procedure procedure : rulebook.procedures().values()) {
      procedure.stages().forEach(stage -> stages.put(procedure.id() + "/" + stage.id(), stage));
    }
    return stages;
  }

  static List<Difference> ofStage(Procedure.Stage before, Procedure.Stage after) {
    var found = new Differences();
    found.changed("kind", before.kind().code(), after.kind().code());
    found.changed("by", before.by(), after.by());
    found.changed("forms", before.forms(), after.forms());
    found.changed("due", before.due(), after.due());
    found.reworded("undated", before.undated(), after.undated());
    found.changed("escalate", before.escalate(), after.escalate());
    found.add(
        "confirm",
        before.confirm(),
        after.confirm(),
        after.confirm() ? Direction.TIGHTENED : Direction.LOOSENED);
    found.names("inspect", before.inspect(), after.inspect(), Direction.TIGHTENED);
    rollout(found, before.rollout(), after.rollout());
    var outcomes = new LinkedHashSet<>(after.outcomes().keySet());
    outcomes.addAll(before.outcomes().keySet());
    for (String outcome : outcomes.stream().sorted().toList()) {
      found.changed(
          "outcomes." + outcome,
          shown(before.outcomes().get(outcome)),
          shown(after.outcomes().get(outcome)));
      words(found, outcome, before.outcomes().get(outcome), after.outcomes().get(outcome));
    }
    found.changed("effects", before.effects(), after.effects());
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static void words(
      Differences found,
      String name,
      Procedure.@Nullable Outcome before,
      Procedure.@Nullable Outcome after) {
    found.reworded(
        "outcomes." + name + ".title",
        before == null ? null : before.title(),
        after == null ? null : after.title());
    found.reworded(
        "outcomes." + name + ".message.zh",
        messages(before, LocalText::zh),
        messages(after, LocalText::zh));
    found.reworded(
        "outcomes." + name + ".message.en",
        messages(before, LocalText::en),
        messages(after, LocalText::en));
  }

  private static String messages(
      Procedure.@Nullable Outcome outcome, Function<LocalText, String> language) {
    return outcome == null
        ? ""
        : outcome.choices().stream()
            .map(Procedure.Choice::needs)
            .filter(Objects::nonNull)
            .map(needs -> language.apply(needs.message()))
            .collect(Collectors.joining(" "));
  }

  private static void rollout(
      Differences found, Procedure.@Nullable Rollout before, Procedure.@Nullable Rollout after) {
    found.changed(
        "lasts", before == null ? null : before.lasts(), after == null ? null : after.lasts());
    found.changed(
        "gate", before == null ? null : before.gate(), after == null ? null : after.gate());
    found.changed("cohort", cohort(before), cohort(after));
  }

  private static String cohort(Procedure.@Nullable Rollout rollout) {
    if (rollout == null) {
      return "";
    }
    Procedure.Cohort cohort = rollout.cohort();
    String including = figures(cohort.including());
    return figures(cohort.figures()) + (including.isEmpty() ? "" : ", including " + including);
  }

  private static String figures(Map<String, Integer> figures) {
    return String.join(
        ", ",
        figures.entrySet().stream()
            .map(figure -> figure.getValue() + " " + figure.getKey())
            .toList());
  }

  private static String shown(Procedure.@Nullable Withdrawal withdrawal) {
    return withdrawal == null ? "" : "by %s, to %s".formatted(withdrawal.by(), withdrawal.to());
  }

  private static String shown(Procedure.@Nullable Outcome outcome) {
    return outcome == null
        ? ""
        : String.join("; ", outcome.choices().stream().map(ProcedureDiff::shown).toList());
  }

  private static String shown(Procedure.Choice choice) {
    String when = choice.when() == null ? "" : "when " + choice.when().text() + ": ";
    String needs = choice.needs() == null ? "" : ", needs " + choice.needs().condition().text();
    return when + shown(choice.way()) + needs;
  }

  private static String shown(Procedure.Way way) {
    return switch (way) {
      case Procedure.Way.Go(String target) -> target;
      case Procedure.Way.Together(List<String> branches, String then) ->
          "together %s, then %s".formatted(String.join(" and ", branches), then);
      case Procedure.Way.Return back ->
          "to %s, %s, resume %s, expired %s%s"
              .formatted(
                  back.to(),
                  Differences.shown(back.due()),
                  back.resume(),
                  back.expired(),
                  back.clock() == Procedure.Clock.RESTARTS ? ", clock restarts" : "");
    };
  }

  private static String shown(Procedure.@Nullable End end) {
    return end == null
        ? ""
        : end.title().en()
            + ": "
            + String.join(
                ", ",
                end.effects().stream()
                    .map(
                        effect ->
                            effect.argument() == null
                                ? effect.name()
                                : effect.name() + ": " + effect.argument())
                    .toList());
  }
}
