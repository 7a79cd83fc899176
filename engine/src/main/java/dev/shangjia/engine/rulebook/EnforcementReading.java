package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code enforce}: a mode, {@code {from: DATE}}, or a date for each of several modes. */
final class EnforcementReading {
  private EnforcementReading() {}

  static Optional<Enforcement> read(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return YamlFields.readOneOf(node, Enforcement.Mode.values(), Enforcement.Mode::code)
          .map(Enforcement::always);
    }
    int before = node.file().errors();
    Optional<YamlFields> fields = mapping.fields(Shapes.ENFORCEMENT);
    if (fields.isEmpty() || node.file().errors() != before) {
      return Optional.empty();
    }
    if (mapping.entries().isEmpty() || (fields.get().has("from") && mapping.entries().size() > 1)) {
      node.file()
          .error(
              "rulebook/enforce",
              node.place(),
              new LocalText(
                  "请写 {from: 日期}，或给 audit、warn、block、off 各写一个日期，二者不能并用。",
                  "Write {from: DATE}, or a date for each of audit, warn, block and off, not"
                      + " both."));
      return Optional.empty();
    }
    return steps(mapping, fields.get()).map(Enforcement::new);
  }

  private static Optional<NavigableMap<LocalDate, Enforcement.Mode>> steps(
      YamlMapping mapping, YamlFields fields) {
    var steps = new TreeMap<LocalDate, Enforcement.Mode>();
    for (String key : mapping.entries().keySet()) {
      Optional<LocalDate> day = fields.optionalDate(key);
      if (day.isPresent()) {
        var mode = mode(key);
        var earlier = steps.putIfAbsent(day.get(), mode);
        if (earlier != null) {
          fields
              .file()
              .error(
                  "rulebook/enforce",
                  fields.place(key),
                  new LocalText(
                      day.get() + " 同时是 " + earlier.code() + " 和 " + key + " 的起始日，请改其中一个。",
                      "Both %s and %s begin on %s; change one."
                          .formatted(earlier.code(), key, day.get())));
        }
      }
    }
    reportDisorder(steps, fields);
    return fields.sound() ? Optional.of(steps) : Optional.empty();
  }

  /** A rule grows harder over time, or ends; a milder mode with a later date is a slip. */
  private static void reportDisorder(
      NavigableMap<LocalDate, Enforcement.Mode> steps, YamlFields fields) {
    Enforcement.Mode earlier = null;
    for (Enforcement.Mode mode : steps.values()) {
      if (earlier != null && hardness(mode) < hardness(earlier)) {
        fields
            .file()
            .error(
                "rulebook/enforce-order",
                fields.place(mode.code()),
                new LocalText(
                    "'%s' 的日期晚于 '%s'，顺序应为 audit、warn、block、off。"
                        .formatted(mode.code(), earlier.code()),
                    "'%s' begins after '%s'; the order is audit, warn, block, off."
                        .formatted(mode.code(), earlier.code())));
      }
      earlier = mode;
    }
  }

  private static int hardness(Enforcement.Mode mode) {
    return switch (mode) {
      case AUDIT -> 1;
      case WARN -> 2;
      case BLOCK -> 3;
      case OFF -> 4;
    };
  }

  private static Enforcement.Mode mode(String key) {
    return switch (key) {
      case "audit" -> Enforcement.Mode.AUDIT;
      case "warn" -> Enforcement.Mode.WARN;
      case "off" -> Enforcement.Mode.OFF;
      default -> Enforcement.Mode.BLOCK;
    };
  }
}
