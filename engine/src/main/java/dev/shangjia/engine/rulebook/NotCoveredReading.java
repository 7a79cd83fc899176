package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the files of {@code not-covered/}, one a topic. */
final class NotCoveredReading {
  private static final List<String> CAPABILITIES =
      Arrays.stream(PlatformCapability.values()).map(PlatformCapability::code).toList();

  private final References references;

  NotCoveredReading(References references) {
    this.references = references;
  }

  List<NotCovered> entries(YamlNode root) {
    var entries = new ArrayList<NotCovered>();
    for (YamlNode item : root.items()) {
      item.fields(Shapes.NOT_COVERED).ifPresent(fields -> entries.add(entry(fields)));
    }
    return entries;
  }

  private NotCovered entry(YamlFields fields) {
    var platform = fields.optionalText("platform");
    platform
        .filter(name -> !CAPABILITIES.contains(name))
        .ifPresent(
            name ->
                YamlFields.reportNotOneOf(
                    fields.node("platform").orElseThrow(), name, CAPABILITIES));
    return new NotCovered(
        references.clauses(fields, "clauses"),
        platform.orElse(null),
        fields.localText("why"),
        fields.place());
  }
}
