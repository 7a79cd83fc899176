package dev.shangjia.engine.facts;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Facts.Extent;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads facts from JSON; what is wrong goes to the file. */
final class FactsReading {
  private static final YamlKeys KEYS =
      YamlKeys.of(
          "facts",
          List.of(
              "format",
              "program",
              "procedure",
              "dossierHash",
              "extent",
              "values",
              "files",
              "observations",
              "context"));
  private static final YamlKeys FILE = YamlKeys.of("file", List.of("bytes", "sha256"));
  private static final YamlKeys OBSERVATION =
      YamlKeys.of(
          "observation", List.of("probe", "version", "subject"), "observedAt", "seen", "failed");
  private static final YamlKeys FAILED = YamlKeys.of("failed", List.of("code", "reason"));
  private static final String HASH = "[0-9a-f]{64}";

  private FactsReading() {}

  static Optional<Facts> read(YamlNode root) {
    return root.fields(KEYS).flatMap(FactsReading::facts);
  }

  private static Optional<Facts> facts(YamlFields fields) {
    require(fields, "format", FactsFile.FORMAT);
    String hash = fields.text("dossierHash");
    requireHash(fields, "dossierHash", hash);
    Extent extent = fields.oneOf("extent", Extent.values(), Extent::code, Extent.WHOLE);
    ObjectNode values = groups(fields, "values");
    Map<String, FileValue> files = files(fields);
    List<Observation> observations =
        fields.items("observations").stream().flatMap(node -> observation(node).stream()).toList();
    ObjectNode context = groups(fields, "context");
    fields
        .node("context")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            groups ->
                groups
                    .entries()
                    .forEach(
                        (name, entry) ->
                            FactsTypes.checkGroup(name, entry.keyPlace(), entry.value())));
    return fields.file().errors() > 0
        ? Optional.empty()
        : Optional.of(
            new Facts(
                fields.text("program"),
                fields.text("procedure"),
                hash,
                extent,
                values,
                files,
                observations,
                context));
  }

  private static ObjectNode groups(YamlFields fields, String key) {
    Optional<YamlMapping> mapping = fields.node(key).flatMap(YamlNode::mapping);
    mapping.ifPresent(groups -> groups.entries().values().forEach(e -> e.value().mapping()));
    return mapping.map(YamlJson::object).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static Map<String, FileValue> files(YamlFields fields) {
    var files = new LinkedHashMap<String, FileValue>();
    fields
        .node("files")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (path, entry) ->
                            entry
                                .value()
                                .fields(FILE)
                                .ifPresent(file -> files.put(path, file(file)))));
    return files;
  }

  private static FileValue file(YamlFields file) {
    String hash = file.text("sha256");
    requireHash(file, "sha256", hash);
    return new FileValue(hash, file.integer("bytes", 0, Integer.MAX_VALUE).orElse(0));
  }

  private static Optional<Observation> observation(YamlNode node) {
    return node.fields(OBSERVATION)
        .flatMap(
            fields -> {
              String probe = fields.text("probe");
              int version = fields.integer("version", 1, Integer.MAX_VALUE).orElse(1);
              String subject = subject(fields);
              Optional<Instant> at = observedAt(fields, subject);
              Optional<Result> result = result(fields, probe);
              return fields.file().errors() > 0
                  ? Optional.empty()
                  : result.map(r -> new Observation(probe, version, subject, at.orElse(null), r));
            });
  }

  private static String subject(YamlFields fields) {
    String subject = fields.text("subject");
    boolean address =
        subject.startsWith("url:")
            && subject.equals(Observation.subjectOf(subject.substring("url:".length())));
    if (!address && !subject.matches("sha256:" + HASH)) {
      error(
          fields,
          "subject",
          "应为 sha256: 加 64 位十六进制数，或 url: 加规范化的链接",
          "is sha256: and 64 hexadecimal digits, or url: and an address in its normal form",
          subject);
    }
    return subject;
  }

  private static Optional<Instant> observedAt(YamlFields fields, String subject) {
    Optional<String> text = fields.optionalText("observedAt");
    if (text.isPresent() != subject.startsWith("url:")) {
      fields
          .file()
          .error(
              "facts/observed-at",
              fields.place(),
              new LocalText(
                  "观测时间 observedAt 用于链接（url:），且只用于链接。",
                  "'observedAt' belongs to an address (url:) and to nothing else."));
      return Optional.empty();
    }
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      error(
          fields,
          "observedAt",
          "应为 UTC 时间，如 2026-11-22T08:30:00Z",
          "is a time in UTC such as 2026-11-22T08:30:00Z",
          text.orElse(""));
      return Optional.empty();
    }
  }

  private static Optional<Result> result(YamlFields fields, String probe) {
    if (fields.has("seen") == fields.has("failed")) {
      fields
          .file()
          .error(
              "facts/result",
              fields.place(),
              new LocalText(
                  "观测结果须有 seen 或 failed 之一，且只能有一个。",
                  "An observation has either seen or failed, and not both."));
      return Optional.empty();
    }
    return fields.has("seen")
        ? fields
            .node("seen")
            .flatMap(YamlNode::mapping)
            .map(
                seen -> {
                  FactsTypes.checkObserved(probe, seen);
                  return new Result.Seen(YamlJson.object(seen));
                })
        : fields
            .fields("failed", FAILED)
            .map(failed -> new Result.Failed(failed.text("code"), failed.localText("reason")));
  }

  private static void require(YamlFields fields, String key, String wanted) {
    String found = fields.text(key);
    if (!found.equals(wanted)) {
      error(fields, key, "应为 " + wanted, "is " + wanted, found);
    }
  }

  private static void requireHash(YamlFields fields, String key, String found) {
    if (!found.matches(HASH)) {
      error(fields, key, "应为 64 位小写十六进制数", "is 64 lower-case hexadecimal digits", found);
    }
  }

  private static void error(YamlFields fields, String key, String zh, String en, String found) {
    if (!fields.has(key)) {
      return;
    }
    SourcePlace place = fields.place(key);
    fields
        .file()
        .error(
            "facts/value",
            place,
            new LocalText(
                "'" + key + "' " + zh + "，却是 " + Quoted.of(found) + "。",
                "'" + key + "' " + en + ", found " + Quoted.of(found) + "."));
  }
}
