package dev.shangjia.bench;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules as a rulebook, run by the engine. */
final class EngineRules {
  static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

  private final Inspector inspector;

  /** Reads and compiles a rulebook. */
  EngineRules(Path rulebook) {
    this(rulebook, CheckedExpressions.none());
  }

  /** Reads and compiles a rulebook whose expressions may have been checked before. */
  EngineRules(Path rulebook, CheckedExpressions checked) {
    Rulebook read = value(RulebookReader.read(rulebook));
    inspector = value(Inspector.of(read, checked));
  }

  Inspector inspector() {
    return inspector;
  }

  List<Finding> evaluate(Facts facts) {
    return inspector.inspect(facts, AT).findings();
  }

  /** What was read; a benchmark of something that cannot be read must not go on. */
  static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value, _) -> value;
      case Reading.Unreadable<T>(var problems) -> throw new IllegalStateException("" + problems);
    };
  }

  /** A submission as the engine's facts. */
  static Facts facts(Submission submission) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode listing = nodes.objectNode();
    listing.put("name", submission.getName());
    listing.put("category", submission.getCategory());
    listing.put("summary", submission.getSummary());
    listing.put("description", submission.getDescription());
    listing.put("updateNotes", submission.getUpdateNotes());
    ArrayNode shots = listing.putArray("screenshots");
    Map<String, FileValue> files = new LinkedHashMap<>();
    List<Observation> observations = new ArrayList<>();
    for (Submission.Shot shot : submission.getShots()) {
      String path = "shot-" + shot.item() + ".png";
      String hash = HexFormat.of().toHexDigits(shot.bytes(), 16).repeat(4);
      shots.addObject().put("terminal", shot.terminal()).put("image", path);
      files.put(path, new FileValue(hash, shot.bytes()));
      observations.add(
          new Observation(
              "image",
              1,
              "sha256:" + hash,
              null,
              new Observation.Result.Seen(
                  nodes
                      .objectNode()
                      .put("width", shot.width())
                      .put("height", shot.height())
                      .put("readable", true))));
    }
    ObjectNode values = nodes.objectNode();
    values.set("listing", listing);
    return new Facts(
        RulebookFolder.PROGRAM,
        "release",
        "0".repeat(64),
        Facts.Extent.WHOLE,
        values,
        files,
        observations,
        nodes.objectNode());
  }
}
