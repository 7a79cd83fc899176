package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FormTypes;
import dev.shangjia.engine.facts.GivenFacts;
import dev.shangjia.engine.procedure.Actor;
import dev.shangjia.engine.procedure.CaseAction;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.procedure.simulation.Line;
import dev.shangjia.engine.procedure.simulation.Line.Doing;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is played in a case: a list of times and what is tried then. */
final class SimulationScript {
  private static final YamlLimits LIMITS = new YamlLimits(1 << 20, 20_000, 20);
  private static final String START = "start";
  private static final YamlKeys LINE =
      YamlKeys.of(
          "simulation-line",
          List.of(),
          "at",
          "after",
          START,
          "hand-in",
          "decide",
          "confirm",
          "decline",
          "answer",
          "judge-gate",
          "effects-done",
          "effects-failed",
          "withdraw",
          "outcome",
          "by",
          "why",
          "to",
          "facts");

  private final Procedure procedure;
  private final Map<String, FactType> types;
  private final ScriptTimes times;

  private SimulationScript(Rulebook rulebook, Procedure procedure, Instant from) {
    this.procedure = procedure;
    // What is wrong with forms, the inspector tells.
    this.types = FormTypes.groups(rulebook.forms().values(), new ArrayList<>());
    this.times = new ScriptTimes(new Timekeeping(rulebook.zone(), rulebook.region()), from);
  }

  /**
   * Reads a script.
   *
   * @param name the file's name, for problems
   * @param from when it begins, for a first line that gives no time of its own
   */
  static Reading<List<Line>> read(
      String name, Path path, Rulebook rulebook, Procedure procedure, Instant from)
      throws IOException {
    var script = new SimulationScript(rulebook, procedure, from);
    SourceFile file = SourceFile.decode(name, Files.readAllBytes(path), LIMITS.bytes());
    var lines = new ArrayList<Line>();
    YamlReader.read(file, LIMITS)
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(item -> item.fields(LINE).flatMap(script::line).ifPresent(lines::add));
    if (file.errors() == 0 && lines.stream().noneMatch(SimulationScript::starts)) {
      file.error(
          "simulation/no-start",
          file.start(),
          new LocalText(
              "剧本没有发起流程，请在第一步写 start: true。",
              "Nothing starts the case; write 'start: true' into the first line."));
    }
    return file.errors() == 0
        ? new Reading.Read<>(List.copyOf(lines), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }

  private static boolean starts(Line line) {
    return line.doing() instanceof Doing.Start;
  }

  private Optional<Line> line(YamlFields fields) {
    Optional<Instant> at = times.of(fields);
    Optional<Doing> doing = doing(fields);
    @Nullable Actor by = by(fields);
    @Nullable String to = fields.optionalText("to").orElse(null);
    @Nullable ObjectNode facts =
        fields.node("facts").flatMap(node -> GivenFacts.read(node, types)).orElse(null);
    if (to != null) {
      checkTarget(fields, to);
    }
    return fields.sound()
        ? at.map(time -> new Line(time, doing.orElse(null), by, to, facts))
        : Optional.empty();
  }

  private Optional<Doing> doing(YamlFields fields) {
    List<String> written =
        LINE.optional().stream()
            .filter(key -> key.equals(START) || kind(key).isPresent())
            .filter(fields::has)
            .toList();
    if (written.size() > 1) {
      fields
          .file()
          .error(
              "simulation/several",
              fields.place(),
              new LocalText("一步只能写一件事。", "A line says one thing that is tried."));
    }
    return written.stream()
        .findFirst()
        .map(
            key ->
                kind(key).<Doing>map(kind -> act(fields, key, kind)).orElseGet(Doing.Start::new));
  }

  private static Optional<Move.Kind> kind(String key) {
    return Arrays.stream(Move.Kind.values()).filter(kind -> kind.code().equals(key)).findFirst();
  }

  private static Doing.Act act(YamlFields fields, String key, Move.Kind kind) {
    String stage = kind == Move.Kind.WITHDRAW ? "" : fields.text(key);
    String outcome =
        switch (kind) {
          case HAND_IN -> fields.optionalText("outcome").orElse(CaseAction.HandIn.DONE);
          case DECIDE, JUDGE_GATE -> fields.optionalText("outcome").orElse("");
          case CONFIRM, DECLINE, ANSWER, EFFECTS_DONE, EFFECTS_FAILED, WITHDRAW -> "";
        };
    @Nullable LocalText why = fields.optionalText("why").map(LocalText::same).orElse(null);
    return new Doing.Act(kind, stage, outcome, why);
  }

  /** {@code role} or {@code role/person}. */
  private static @Nullable Actor by(YamlFields fields) {
    Optional<String> text = fields.optionalText("by");
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.get().split("/", 2);
    if (!Role.codes().contains(parts[0])) {
      fields.node("by").ifPresent(node -> YamlFields.reportNotOneOf(node, parts[0], Role.codes()));
      return null;
    }
    String person = parts.length == 2 && !parts[1].isBlank() ? parts[1] : parts[0] + "-1";
    return new Actor(Role.of(parts[0]), person);
  }

  private void checkTarget(YamlFields fields, String to) {
    List<String> known =
        procedure.stages().stream()
            .flatMap(stage -> stage.outcomes().values().stream())
            .flatMap(outcome -> outcome.targets().stream())
            .distinct()
            .toList();
    if (!known.contains(to)) {
      fields.node("to").ifPresent(node -> YamlFields.reportNotOneOf(node, to, known));
    }
  }
}
