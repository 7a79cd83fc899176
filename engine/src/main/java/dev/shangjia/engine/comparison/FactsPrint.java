package dev.shangjia.engine.comparison;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.json.Rfc8785;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What facts hold, as hashes: enough to tell where two gatherings differ, and nothing that could be
 * judged. Hashes are SHA-256 in lower-case hexadecimal over canonical JSON (RFC 8785).
 *
 * @param program the rulebook's id
 * @param procedure the procedure the dossier is for
 * @param judging how they were judged; null when nobody says
 * @param values the hash of each value of the forms that is neither an object nor a list, by its
 *     JSON pointer
 * @param files the SHA-256 of each file's content, by path
 * @param looks what probes saw
 * @param context the hash of each fact that only a platform knows, as {@code group.name}
 */
public record FactsPrint(
    String program,
    String procedure,
    @Nullable Judging judging,
    Map<String, String> values,
    Map<String, String> files,
    List<Look> looks,
    Map<String, String> context) {

  /**
   * How facts were judged.
   *
   * @param rulebookVersion the version that the rulebook gives itself
   * @param rulebookHash its content hash
   * @param engineVersion the engine's version
   * @param at the time of judging
   */
  public record Judging(
      String rulebookVersion, String rulebookHash, String engineVersion, Instant at) {}

  /**
   * What a probe saw of something.
   *
   * @param probe its name
   * @param version its version
   * @param subject as {@link Observation#subject}
   * @param at when, of an address; null for a file
   * @param hash of what came of it
   */
  public record Look(
      String probe, int version, String subject, @Nullable Instant at, String hash) {}

  public FactsPrint {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    looks = List.copyOf(looks);
    context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  /**
   * The print of facts.
   *
   * @param report what they were judged to be; null when that is not at hand
   */
  public static FactsPrint of(Facts facts, @Nullable Report report) {
    var values = new TreeMap<String, String>();
    addValues("", facts.values(), values);
    var files = new TreeMap<String, String>();
    facts.files().forEach((path, file) -> files.put(path, file.sha256()));
    var context = new TreeMap<String, String>();
    facts
        .context()
        .properties()
        .forEach(
            group ->
                group
                    .getValue()
                    .properties()
                    .forEach(
                        fact ->
                            context.put(
                                group.getKey() + "." + fact.getKey(), hash(fact.getValue()))));
    return new FactsPrint(
        facts.program(),
        facts.procedure(),
        report == null ? null : judging(report),
        values,
        files,
        facts.observations().stream().map(FactsPrint::look).toList(),
        context);
  }

  private static Judging judging(Report report) {
    return new Judging(
        report.rulebookVersion(),
        report.rulebookHash(),
        report.engineVersion(),
        report.at().toInstant());
  }

  private static void addValues(String pointer, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  addValues(pointer + "/" + escaped(member.getKey()), member.getValue(), values));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        addValues(pointer + "/" + i, node.path(i), values);
      }
    } else {
      values.put(pointer, hash(node));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static Look look(Observation observation) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    switch (observation.result()) {
      case Observation.Result.Seen(ObjectNode seen) -> result.set("seen", seen);
      case Observation.Result.Failed failed -> result.put("failed", failed.code());
    }
    return new Look(
        observation.probe(),
        observation.version(),
        observation.subject(),
        observation.observedAt(),
        Rfc8785.sha256(result));
  }

  private static String hash(JsonNode value) {
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    wrapped.set("value", value);
    return Rfc8785.sha256(wrapped);
  }
}
