package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code rulebook.yaml}. */
final class ManifestReading {
  /** Regions whose official holidays and make-up days the calendar knows. */
  private static final List<String> REGIONS = List.of("CN");

  private ManifestReading() {}

  /** What {@code rulebook.yaml} says. */
  record Manifest(
      String id,
      String version,
      LocalText title,
      ZoneId zone,
      String region,
      boolean complete,
      List<Rulebook.Source> sources,
      Map<String, LocalText> topics,
      Map<String, Projection> projections) {}

  private enum Coverage {
    COMPLETE("complete"),
    PARTIAL("partial");

    private final String code;

    Coverage(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static Optional<Manifest> manifest(YamlNode root) {
    return root.fields(Shapes.RULEBOOK)
        .flatMap(
            fields -> {
              var manifest =
                  new Manifest(
                      Names.kebab(fields, "id"),
                      version(fields),
                      fields.localText("title"),
                      zone(fields),
                      region(fields),
                      fields.oneOf("coverage", Coverage.values(), Coverage::code, Coverage.COMPLETE)
                          == Coverage.COMPLETE,
                      sources(fields),
                      topics(fields),
                      projections(fields));
              return fields.sound() ? Optional.of(manifest) : Optional.empty();
            });
  }

  private static String version(YamlFields fields) {
    String version = fields.text("version");
    List<String> parts = List.of(version.split("\\.", -1));
    boolean sound =
        parts.size() == 3
            && parts.stream()
                .allMatch(
                    part ->
                        !part.isEmpty()
                            && part.length() < 6
                            && part.chars().allMatch(c -> c >= '0' && c <= '9'));
    if (!version.isEmpty() && !sound) {
      fields
          .file()
          .error(
              "rulebook/version",
              fields.place("version"),
              new LocalText(
                  "版本号 " + Quoted.of(version) + " 应为三个数字，如 1.0.0。",
                  "The version "
                      + Quoted.of(version)
                      + " has to be three numbers, such as 1.0.0."));
    }
    return version;
  }

  private static ZoneId zone(YamlFields fields) {
    String zone = fields.text("zone");
    try {
      return zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone);
    } catch (DateTimeException _) {
      fields
          .file()
          .error(
              "rulebook/zone",
              fields.place("zone"),
              new LocalText(
                  "未知的时区 " + Quoted.of(zone) + "，应为地区名，如 Asia/Shanghai。",
                  "Unknown time zone "
                      + Quoted.of(zone)
                      + "; name a region such as Asia/Shanghai."));
      return ZoneId.of("UTC");
    }
  }

  private static String region(YamlFields fields) {
    String region = fields.text("region");
    if (!region.isEmpty() && !REGIONS.contains(region)) {
      YamlFields.reportNotOneOf(fields.node("region").orElseThrow(), region, REGIONS);
    }
    return region;
  }

  private static List<Rulebook.Source> sources(YamlFields fields) {
    var sources = new ArrayList<Rulebook.Source>();
    var taken = new Names();
    for (YamlNode item : fields.items("sources")) {
      item.fields(Shapes.SOURCE)
          .ifPresent(
              source -> {
                String id = source.text("id");
                taken.take(id, source.file(), source.place("id"));
                sources.add(
                    new Rulebook.Source(
                        id,
                        source.localText("title"),
                        source.optionalDate("updated").orElse(null)));
              });
    }
    return sources;
  }

  private static Map<String, LocalText> topics(YamlFields fields) {
    var topics = new LinkedHashMap<String, LocalText>();
    fields
        .node("topics")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (topic, entry) ->
                            YamlFields.readLocalText(entry.value())
                                .ifPresent(title -> topics.put(topic, title))));
    return topics;
  }

  private static Map<String, Projection> projections(YamlFields fields) {
    var projections = new LinkedHashMap<String, Projection>();
    fields
        .node("projections")
        .flatMap(YamlNode::mapping)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (name, entry) ->
                            entry
                                .value()
                                .mapping()
                                .ifPresent(
                                    record -> {
                                      var expressions = new LinkedHashMap<String, Expression>();
                                      record
                                          .entries()
                                          .forEach(
                                              (field, value) ->
                                                  Values.expression(value.value())
                                                      .ifPresent(
                                                          expression ->
                                                              expressions.put(field, expression)));
                                      projections.put(
                                          name,
                                          new Projection(name, expressions, entry.keyPlace()));
                                    })));
    return projections;
  }
}
