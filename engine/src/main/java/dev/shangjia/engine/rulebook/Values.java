package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.yaml.YamlBroken;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expressions, periods and effects, which stand in several kinds of files. */
final class Values {

  private Values() {}

  /** Reads an expression that may be missing. */
  static Optional<Expression> expression(YamlFields fields, String key) {
    return fields.node(key).flatMap(Values::expression);
  }

  /** Reads an expression; a blank one is refused. */
  static Optional<Expression> expression(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.isTruth()) {
      return Optional.of(
          new Expression(scalar.value().toLowerCase(Locale.ROOT), scalar.textPlace()));
    }
    Optional<String> text = node.text();
    if (text.isPresent() && text.get().isBlank()) {
      node.file()
          .error(
              "rulebook/blank-expression",
              node.place(),
              new LocalText("表达式是空的。", "The expression is blank."));
      return Optional.empty();
    }
    return text.map(
        expression -> new Expression(expression.strip(), ((YamlScalar) node).textPlace()));
  }

  /** Reads a period that may be missing, such as {@code 7 working days}. */
  static Optional<Period> period(YamlFields fields, String key) {
    boolean ours = fields.flag("ours", false);
    return fields.node(key).flatMap(node -> PeriodReading.read(node, ours));
  }

  /** Reads a list of effects: names, or names with an argument. */
  static List<Procedure.Effect> effects(YamlFields fields, String key) {
    var effects = new ArrayList<Procedure.Effect>();
    for (YamlNode item : fields.items(key)) {
      effect(item).ifPresent(effects::add);
    }
    return effects;
  }

  private static Optional<Procedure.Effect> effect(YamlNode item) {
    if (item instanceof YamlMapping mapping && mapping.entries().size() == 1) {
      var entry = mapping.entries().entrySet().iterator().next();
      Optional<EffectKind> kind = kind(item, entry.getKey());
      Optional<String> argument = entry.getValue().value().text();
      if (kind.isEmpty() || argument.isEmpty()) {
        return Optional.empty();
      }
      return allowed(entry.getValue().value(), kind.get(), argument.get());
    }
    if (item instanceof YamlScalar scalar) {
      return kind(item, scalar.value()).flatMap(kind -> allowed(item, kind, null));
    }
    if (!(item instanceof YamlBroken)) {
      item.file()
          .error(
              "rulebook/effect",
              item.place(),
              new LocalText(
                  "效果应写成名称（publish-listing）或一个带参数的名称（{set-exposure: link}）。",
                  "An effect is a name (publish-listing) or one name with its argument"
                      + " ({set-exposure: link})."));
    }
    return Optional.empty();
  }

  private static Optional<EffectKind> kind(YamlNode item, String name) {
    Optional<EffectKind> kind =
        Arrays.stream(EffectKind.values()).filter(known -> known.code().equals(name)).findFirst();
    if (kind.isEmpty()) {
      YamlFields.reportNotOneOf(
          item, name, Arrays.stream(EffectKind.values()).map(EffectKind::code).toList());
    }
    return kind;
  }

  private static Optional<Procedure.Effect> allowed(
      YamlNode at, EffectKind kind, @Nullable String argument) {
    if (argument == null ? kind.arguments().isEmpty() : kind.arguments().contains(argument)) {
      return Optional.of(new Procedure.Effect(kind.code(), argument));
    }
    String allowed = String.join(", ", kind.arguments());
    at.file()
        .error(
            "rulebook/effect-argument",
            at.place(),
            kind.arguments().isEmpty()
                ? new LocalText(
                    "效果 '" + kind.code() + "' 不带参数。",
                    "The effect '" + kind.code() + "' takes no argument.")
                : new LocalText(
                    "效果 '"
                        + kind.code()
                        + "' 须带参数，取值："
                        + allowed
                        + "，如 {"
                        + kind.code()
                        + ": "
                        + kind.arguments().getFirst()
                        + "}。",
                    "The effect '"
                        + kind.code()
                        + "' takes one of "
                        + allowed
                        + ", as in {"
                        + kind.code()
                        + ": "
                        + kind.arguments().getFirst()
                        + "}."));
    return Optional.empty();
  }
}
