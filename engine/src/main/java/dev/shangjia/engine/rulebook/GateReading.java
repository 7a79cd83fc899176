package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Gate.Estimate;
import dev.shangjia.engine.rulebook.Gate.Figure;
import dev.shangjia.engine.rulebook.Gate.Sense;
import dev.shangjia.engine.rulebook.Gate.Threshold;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a gate. */
final class GateReading {
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final double LARGEST_LIMIT = 1e12;
  private static final int MOST_SAMPLES = 1_000_000;

  private final References references;

  GateReading(References references) {
    this.references = references;
  }

  Optional<Gate> gate(YamlNode root, String fileId) {
    return root.fields(Shapes.GATE)
        .flatMap(
            fields -> {
              var gate =
                  new Gate(
                      Names.ofFile(fields, "id", fileId),
                      fields.localText("title"),
                      fields.number("confidence", 0.5, 0.9999).orElse(DEFAULT_CONFIDENCE),
                      conditions(fields),
                      references.clauses(fields, "cites"),
                      fields.place());
              return fields.sound() ? Optional.of(gate) : Optional.empty();
            });
  }

  private List<Gate.Condition> conditions(YamlFields fields) {
    var taken = new Names();
    var conditions = new ArrayList<Gate.Condition>();
    for (YamlNode item : fields.items("conditions")) {
      item.fields(Shapes.CONDITION)
          .flatMap(condition -> condition(condition, taken))
          .ifPresent(conditions::add);
    }
    if (conditions.isEmpty() && fields.sound()) {
      error(
          fields,
          "conditions",
          "no-condition",
          "关卡至少要有一个条件。",
          "A gate has at least one condition.");
    }
    return conditions;
  }

  private Optional<Gate.Condition> condition(YamlFields fields, Names taken) {
    String id = Names.kebab(fields, "id");
    taken.take(id, fields.file(), fields.place("id"));
    Optional<Figure> figure = figure(fields);
    Optional<Threshold> threshold = threshold(fields, figure.orElse(null));
    LocalText why = fields.optionalLocalText("why").orElse(null);
    if (why == null && figure.isPresent() && isSampled(figure.get()) && !fields.has("why")) {
      error(
          fields,
          "id",
          "no-why",
          "请用 'why' 说明为何采用这种估计（wilson 或 point）。",
          "Say with 'why' for what reason this estimate is used, wilson or point.");
    }
    if (!fields.sound() || figure.isEmpty() || threshold.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate.Condition(
            id,
            fields.localText("title"),
            figure.get(),
            threshold.get(),
            fields.flag("negotiable", false),
            why,
            references.clauses(fields, "cites"),
            fields.place()));
  }

  private static boolean isSampled(Figure figure) {
    return switch (figure) {
      case Figure.Ratio _ -> true;
      case Figure.Value value -> value.samples() != null;
      case Figure.Scored _ -> false;
    };
  }

  private Optional<Figure> figure(YamlFields fields) {
    List<String> kinds = Stream.of("ratio", "value", "score").filter(fields::has).toList();
    if (kinds.size() != 1) {
      error(
          fields,
          "id",
          "figure",
          "一个条件须有 ratio、value、score 之一，且只能有一个。",
          "A condition has one of ratio, value, score, and only one.");
      return Optional.empty();
    }
    return switch (kinds.getFirst()) {
      case "ratio" -> ratio(fields);
      case "value" -> value(fields);
      default -> score(fields);
    };
  }

  private static Optional<Figure> ratio(YamlFields fields) {
    refuse(fields, "ratio", "samples", "scale");
    if (!fields.has("estimate")) {
      error(
          fields,
          "ratio",
          "no-estimate",
          "比例须写明 'estimate'：wilson（按区间下限判断）或 point（按比例本身判断）。",
          "A ratio says its 'estimate': wilson, the bound of the interval decides, or point, the"
              + " plain ratio does.");
    }
    Estimate estimate = estimate(fields);
    int minimum = minimum(fields);
    return fields
        .fields("ratio", Shapes.RATIO)
        .flatMap(
            ratio -> {
              Optional<Expression> of = Values.expression(ratio, "of");
              Optional<Expression> over = Values.expression(ratio, "over");
              return of.flatMap(
                  part -> over.map(whole -> new Figure.Ratio(part, whole, estimate, minimum)));
            });
  }

  private static Optional<Figure> value(YamlFields fields) {
    Expression samples = Values.expression(fields, "samples").orElse(null);
    if (samples == null) {
      refuse(fields, "value", "minimum", "estimate", "scale");
    }
    Double scale = fields.number("scale", 1e-9, LARGEST_LIMIT).orElse(null);
    Estimate estimate = estimate(fields);
    if (estimate == Estimate.WILSON && samples != null && !fields.has("scale")) {
      error(
          fields,
          "estimate",
          "no-scale",
          "对平均值用 wilson 估计时，须用 'scale' 写明单个样本的最大值（最小为 0）。",
          "The wilson estimate of a mean needs 'scale', the greatest value that one sample can"
              + " have (the least is 0).");
    }
    int minimum = minimum(fields);
    return Values.expression(fields, "value")
        .map(value -> new Figure.Value(value, samples, scale, estimate, minimum));
  }

  private Optional<Figure> score(YamlFields fields) {
    refuse(fields, "score", "samples", "scale", "estimate", "minimum");
    return references.score(fields, "score").map(Figure.Scored::new);
  }

  private static Estimate estimate(YamlFields fields) {
    return fields.oneOf("estimate", Estimate.values(), Estimate::code, Estimate.POINT);
  }

  private static int minimum(YamlFields fields) {
    return fields.integer("minimum", 1, MOST_SAMPLES).orElse(1);
  }

  /** Reports keys that say nothing beside another. */
  private static void refuse(YamlFields fields, String beside, String... keys) {
    for (String key : keys) {
      if (fields.has(key)) {
        boolean needsSamples = beside.equals("value");
        fields
            .file()
            .error(
                "rulebook/gate-key",
                fields.keyPlace(key),
                needsSamples
                    ? new LocalText(
                        "没有 'samples' 时，'" + key + "' 没有意义，请补上 samples 或删去它。",
                        "Without 'samples', '" + key + "' says nothing; add samples or delete it.")
                    : new LocalText(
                        "'" + key + "' 不能与 '" + beside + "' 一起使用，请删去。",
                        "'" + key + "' does not go with '" + beside + "'; delete it."));
      }
    }
  }

  private static Optional<Threshold> threshold(YamlFields fields, @Nullable Figure figure) {
    List<Sense> senses =
        Arrays.stream(Sense.values()).filter(sense -> fields.has(sense.code())).toList();
    if (senses.size() != 1) {
      String all = Arrays.stream(Sense.values()).map(Sense::code).collect(Collectors.joining(", "));
      error(
          fields,
          "id",
          "threshold",
          "一个条件须有一个界限，且只能有一个：" + all + "。",
          "A condition has one threshold, and only one: " + all + ".");
      return Optional.empty();
    }
    Sense sense = senses.getFirst();
    return fields
        .number(sense.code(), -LARGEST_LIMIT, LARGEST_LIMIT)
        .map(limit -> new Threshold(sense, limit))
        .filter(threshold -> isPossible(fields, threshold, figure));
  }

  /** A limit that no figure of its kind can be on the right side of is a slip. */
  private static boolean isPossible(
      YamlFields fields, Threshold threshold, @Nullable Figure figure) {
    if (figure == null || threshold.isPossibleFor(figure)) {
      return true;
    }
    String key = threshold.sense().code();
    if (figure instanceof Figure.Ratio) {
      error(
          fields,
          key,
          "limit",
          "比例在 0 到 1 之间，此界限永远达不到；70% 请写作 0.7。",
          "A ratio lies between 0 and 1 and never meets this limit; write 0.7 for 70 %.");
    } else {
      error(
          fields,
          key,
          "limit",
          "数值在 0 到 scale 之间，此界限永远达不到。",
          "The value lies between 0 and its scale and never meets this limit.");
    }
    return false;
  }

  private static void error(YamlFields fields, String key, String code, String zh, String en) {
    fields.file().error("rulebook/gate-" + code, fields.place(key), new LocalText(zh, en));
  }
}
