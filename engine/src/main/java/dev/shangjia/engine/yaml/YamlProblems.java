package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.Collection;
import java.util.Optional;

/** Problems of values that are read in several places. */
public final class YamlProblems {
  private YamlProblems() {}

  /** Reports a value that is none of those allowed. */
  public static void notOneOf(YamlNode node, String found, Collection<String> allowed) {
    Optional<String> nearest = NearestName.of(found, allowed);
    node.file()
        .error(
            "yaml/not-allowed",
            node.place(),
            new LocalText(
                Quoted.of(found)
                    + " 不在允许的取值之内："
                    + String.join("、", allowed)
                    + "。"
                    + nearest.map(name -> "是否想写 '" + name + "'？").orElse(""),
                Quoted.of(found)
                    + " is none of "
                    + String.join(", ", allowed)
                    + "."
                    + nearest.map(name -> " Did you mean '" + name + "'?").orElse("")));
  }

  /** Reports a key that is not known here. */
  public static void unknownKey(
      SourceFile file, SourcePlace place, String key, Collection<String> known) {
    Optional<String> nearest = NearestName.of(key, known);
    file.error(
        "yaml/unknown-key",
        place,
        new LocalText(
            "未知的键 "
                + Quoted.of(key)
                + "。"
                + nearest
                    .map(name -> "是否想写 '" + name + "'？")
                    .orElse("此处可用：" + String.join("、", known) + "。"),
            "Unknown key "
                + Quoted.of(key)
                + "."
                + nearest
                    .map(name -> " Did you mean '" + name + "'?")
                    .orElse(" Known here: " + String.join(", ", known) + ".")));
  }
}
