package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Procedure.StageKind;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** What each kind of stage has to say, and what has no place in it. */
final class StageKeys {
  private static final List<String> ROLLOUT_ONLY = List.of("lasts", "gate", "cohort");
  private static final List<String> NOT_IN_ROLLOUT =
      List.of("forms", "due", "undated", "confirm", "inspect");
  private static final List<String> EFFECT_OUTCOMES = List.of("done", "failed");

  private final YamlFields fields;
  private final StageKind kind;

  StageKeys(YamlFields fields, StageKind kind) {
    this.fields = fields;
    this.kind = kind;
  }

  void check() {
    if (kind == StageKind.ROLLOUT) {
      NOT_IN_ROLLOUT.forEach(this::refuse);
      demand("lasts");
      demand("gate");
      outcomes(Procedure.Rollout.OUTCOMES, Procedure.Rollout.OUTCOMES);
    } else {
      ROLLOUT_ONLY.forEach(this::refuse);
    }
    if (kind != StageKind.REVIEW) {
      refuse("confirm");
    }
    if (kind == StageKind.EFFECT) {
      demand("effects");
      outcomes(List.of("done"), EFFECT_OUTCOMES);
    }
    if (fields.has("due") && fields.has("undated")) {
      error(
          fields.node("undated").orElseThrow(),
          "dated-and-undated",
          "此阶段已有期限 due，请删去 undated。",
          "This stage has a 'due'; delete 'undated'.");
    }
  }

  private void refuse(String key) {
    if (fields.has(key)) {
      fields
          .file()
          .error(
              "rulebook/stage-key",
              fields.keyPlace(key),
              new LocalText(
                  "'" + key + "' 不能用于 " + kind.code() + " 阶段，请删去。",
                  "'" + key + "' has no place in a stage of kind " + kind.code() + "; delete it."));
    }
  }

  private void demand(String key) {
    if (!fields.has(key)) {
      fields
          .file()
          .error(
              "rulebook/stage-key",
              fields.place(),
              new LocalText(
                  kind.code() + " 阶段须写明 '" + key + "'。",
                  "A stage of kind " + kind.code() + " says its '" + key + "'."));
    }
  }

  /** Reports outcomes that this kind of stage lacks, and those that nothing can ever take. */
  private void outcomes(List<String> demanded, List<String> allowed) {
    Map<String, YamlMapping.Entry> entries =
        fields
            .node("outcomes")
            .filter(YamlMapping.class::isInstance)
            .flatMap(YamlNode::mapping)
            .map(YamlMapping::entries)
            .orElse(Map.of());
    if (entries.isEmpty()) {
      return;
    }
    List<String> missing = demanded.stream().filter(name -> !entries.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      error(
          fields.node("outcomes").orElseThrow(),
          "stage-outcomes",
          kind.code() + " 阶段缺少去向：" + String.join("、", missing) + "。",
          "A stage of kind "
              + kind.code()
              + " leads somewhere for "
              + String.join(", ", demanded)
              + "; missing: "
              + String.join(", ", missing)
              + ".");
    }
    entries.forEach(
        (name, entry) -> {
          if (!allowed.contains(name)) {
            fields
                .file()
                .error(
                    "rulebook/stage-outcomes",
                    entry.keyPlace(),
                    new LocalText(
                        kind.code()
                            + " 阶段不会出现 "
                            + Quoted.of(name)
                            + "，只有："
                            + String.join("、", allowed)
                            + "。",
                        "Nothing takes "
                            + Quoted.of(name)
                            + " in a stage of kind "
                            + kind.code()
                            + "; it has "
                            + String.join(", ", allowed)
                            + "."));
          }
        });
  }

  private static void error(YamlNode at, String code, String zh, String en) {
    at.file().error("rulebook/" + code, at.place(), new LocalText(zh, en));
  }
}
