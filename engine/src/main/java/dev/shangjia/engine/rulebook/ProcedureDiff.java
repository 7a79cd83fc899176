package dev.shangjia.engine.rulebook;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what two versions of a procedure or of a stage differ. */
final class ProcedureDiff {
  private ProcedureDiff() {}

  static List<Difference> ofProcedure(Procedure before, Procedure after) {
    var found = new Differences();
    found.changed("subject", before.subject(), after.subject());
    found.changed("forms", before.forms(), after.forms());
    found.changed("starts.by", before.startedBy(), after.startedBy());
    found.changed("starts.when", before.startsWhen(), after.startsWhen());
    found.changed(
        "stages",
        before.stages().stream().map(Procedure.Stage::id).toList(),
        after.stages().stream().map(Procedure.Stage::id).toList());
    var ends = new LinkedHashSet<>(after.ends().keySet());
    ends.addAll(before.ends().keySet());
    for (String end : ends.stream().sorted().toList()) {
      found.changed("ends." + end, shown(before.ends().get(end)), shown(after.ends().get(end)));
    }
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
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
    found.add(
        "confirm",
        before.confirm(),
        after.confirm(),
        after.confirm() ? Direction.TIGHTENED : Direction.LOOSENED);
    found.names("inspect", before.inspect(), after.inspect(), Direction.TIGHTENED);
    var outcomes = new LinkedHashSet<>(after.outcomes().keySet());
    outcomes.addAll(before.outcomes().keySet());
    for (String outcome : outcomes.stream().sorted().toList()) {
      found.changed(
          "outcomes." + outcome,
          shown(before.outcomes().get(outcome)),
          shown(after.outcomes().get(outcome)));
    }
    found.changed("effects", before.effects(), after.effects());
    found.reworded("title", before.title(), after.title());
    found.reworded("cites", before.cites(), after.cites());
    return found.all();
  }

  private static String shown(Procedure.@Nullable Outcome outcome) {
    return switch (outcome) {
      case null -> "";
      case Procedure.Outcome.Goto(String target) -> target;
      case Procedure.Outcome.Return back ->
          "to %s, %d %s%s, resume %s, expired %s"
              .formatted(
                  back.to(),
                  back.due().amount(),
                  back.due().unit().code(),
                  back.due().ours() ? " (ours)" : "",
                  back.resume(),
                  back.expired());
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
