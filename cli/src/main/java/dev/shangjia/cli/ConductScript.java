package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.conduct.ConductAction;
import dev.shangjia.engine.conduct.ConductAction.Gravity;
import dev.shangjia.engine.conduct.ConductAction.Ruling;
import dev.shangjia.engine.rulebook.Period;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is played: a list of times and what happens then. */
final class ConductScript {
  private static final YamlLimits LIMITS = new YamlLimits(1 << 20, 20_000, 20);
  private static final YamlKeys STEP =
      YamlKeys.of(
          "conduct-step",
          List.of("at"),
          "found",
          "app",
          "serious",
          "least",
          "measures",
          "rectified",
          "appealed",
          "decided",
          "ruling",
          "withdrawn",
          "returned");

  private final ZoneId zone;

  private ConductScript(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Something that happens.
   *
   * @param at when
   * @param action what
   */
  record Step(Instant at, ConductAction action) {}

  /**
   * Reads a script.
   *
   * @param name the file's name, for problems
   * @param zone the zone of its times
   */
  static Reading<List<Step>> read(String name, Path path, ZoneId zone) throws IOException {
    var script = new ConductScript(zone);
    SourceFile file = SourceFile.decode(name, Files.readAllBytes(path), LIMITS.bytes());
    var steps = new ArrayList<Step>();
    YamlReader.read(file, LIMITS)
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(item -> item.fields(STEP).flatMap(script::step).ifPresent(steps::add));
    if (steps.isEmpty() && file.errors() == 0) {
      file.error(
          "conduct/empty",
          file.start(),
          new LocalText("剧本中没有任何内容。", "The script has nothing in it."));
    }
    return file.errors() == 0
        ? new Reading.Read<>(List.copyOf(steps), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }

  private Optional<Step> step(YamlFields fields) {
    Optional<Instant> at = at(fields);
    List<String> kinds =
        Stream.of("found", "rectified", "appealed", "decided", "withdrawn", "returned")
            .filter(fields::has)
            .toList();
    if (kinds.size() > 1) {
      fields
          .file()
          .error(
              "conduct/several",
              fields.place(),
              new LocalText("一步只能写一件事。", "A step says one thing that happens."));
    }
    ConductAction action =
        kinds.isEmpty() ? new ConductAction.Passed() : action(fields, kinds.getFirst());
    return fields.sound() ? at.map(time -> new Step(time, action)) : Optional.empty();
  }

  private static ConductAction action(YamlFields fields, String kind) {
    return switch (kind) {
      case "found" ->
          new ConductAction.Found(
              fields.optionalText("app").orElse(""),
              fields.text("found"),
              fields.flag("serious", false) ? Gravity.SERIOUS : Gravity.ORDINARY,
              least(fields),
              fields.texts("measures"));
      case "rectified" -> new ConductAction.Rectified(fields.text(kind));
      case "appealed" -> new ConductAction.Appealed(fields.text(kind));
      case "decided" ->
          new ConductAction.Decided(
              fields.text(kind),
              fields.oneOf(
                  "ruling",
                  Ruling.values(),
                  ruling -> ruling.name().toLowerCase(Locale.ROOT),
                  Ruling.REJECTED));
      case "withdrawn" -> new ConductAction.Withdrawn(fields.text(kind));
      default -> new ConductAction.Returned(fields.text(kind));
    };
  }

  /** A longer least time, in days. */
  private static @Nullable Period least(YamlFields fields) {
    return fields
        .integer("least", 1, 1000)
        .map(days -> new Period(days, Period.Unit.CALENDAR_DAYS, false))
        .orElse(null);
  }

  private Optional<Instant> at(YamlFields fields) {
    String text = fields.text("at");
    try {
      LocalDateTime time =
          text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
      return Optional.of(time.atZone(zone).toInstant());
    } catch (DateTimeException _) {
      if (!text.isEmpty()) {
        fields
            .file()
            .error(
                "conduct/time",
                fields.place("at"),
                new LocalText(
                    "时间应写成 2026-03-01 或 2026-03-01T10:00。",
                    "A time is written like 2026-03-01 or 2026-03-01T10:00."));
      }
      return Optional.empty();
    }
  }
}
