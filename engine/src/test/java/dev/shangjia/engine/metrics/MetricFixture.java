package dev.shangjia.engine.metrics;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A rulebook of one gate and one score, and metrics for it. */
final class MetricFixture {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Path folder;

  MetricFixture(Path folder) {
    this.folder = folder;
  }

  /** The gates of a rulebook whose only gate has these conditions, each a YAML flow mapping. */
  Reading<Gates> gates(String... conditions) throws IOException {
    write(
        "rulebook.yaml",
        """
        id: sample
        version: 1.0.0
        title: {zh: 示例, en: Sample}
        zone: Asia/Shanghai
        region: CN
        coverage: partial
        sources: [{id: "1", title: {zh: 来源, en: Source}}]
        """);
    write("clauses.tsv", "id\tsource\tsection\tkind\twhat\twhatZh\tnote\tactor\tdecidable\n");
    write(
        "scores/quality.yaml",
        """
        id: quality
        title: {zh: 质量, en: Quality}
        ours: true
        value: 100 - 10 * metrics.majorBugs
        levels: [{id: good, title: {zh: 好, en: Good}, at-least: 80}]
        """);
    write("ranking.yaml", "{title: {zh: 按质量, en: By quality}, value: signals.quality}\n");
    var gate = new StringBuilder("id: trial\ntitle: {zh: 试用, en: Trial}\nconditions:\n");
    for (String condition : conditions) {
      gate.append("  - ").append(condition).append('\n');
    }
    write("gates/trial.yaml", gate.toString());
    return switch (RulebookReader.read(folder)) {
      case Reading.Unreadable<Rulebook>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
      case Reading.Read<Rulebook>(Rulebook rulebook, List<Problem> _) -> Gates.of(rulebook);
    };
  }

  static Gates sound(Reading<Gates> reading) {
    return switch (reading) {
      case Reading.Read<Gates>(Gates gates, List<Problem> _) -> gates;
      case Reading.Unreadable<Gates>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  /** The answer to a gate of one condition. */
  GateAnswer.OfCondition answer(String condition, String metrics) throws IOException {
    Judgement judgement =
        sound(gates(condition)).judge("trial", facts("metrics", metrics), NOW, Map.of());
    return switch (judgement) {
      case Judgement.Answered(GateAnswer answer) -> answer.conditions().getFirst();
      case Judgement.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** Facts that are only a group of what the platform knows. */
  static Facts facts(String group, String json) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.set(group, new JsonMapper().readTree(json.replace('\'', '"')));
    return Facts.ofContext("sample", context);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
