package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A node of a YAML file. What is asked of it in vain becomes a problem of its file; a node that a
 * problem was reported of already keeps quiet.
 */
public sealed interface YamlNode permits YamlMapping, YamlList, YamlScalar, YamlBroken {

  /** The file it stands in, which collects the problems. */
  SourceFile file();

  /** Where it begins. */
  SourcePlace place();

  /** Its kind in words, for messages, such as "a list". */
  LocalText kind();

  /** As a mapping with the keys given; empty, and reported, when it is none. */
  default Optional<YamlFields> fields(YamlKeys keys) {
    return mapping().map(mapping -> YamlFields.of(mapping, keys));
  }

  /** As a mapping whose keys are free; empty, and reported, when it is none. */
  default Optional<YamlMapping> mapping() {
    if (this instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    reportKind(YamlMapping.KIND);
    return Optional.empty();
  }

  /** Its items; none, and reported, when it is no list. */
  default List<YamlNode> items() {
    if (this instanceof YamlList list) {
      return list.elements();
    }
    reportKind(YamlList.KIND);
    return List.of();
  }

  /** As text, a number as it is written; empty, and reported, when it is a mapping or a list. */
  default Optional<String> text() {
    if (this instanceof YamlScalar scalar) {
      return Optional.of(scalar.value());
    }
    reportKind(YamlScalar.KIND);
    return Optional.empty();
  }

  /** Reports that something else is wanted here. */
  private void reportKind(LocalText wanted) {
    if (this instanceof YamlBroken) {
      return;
    }
    String found = this instanceof YamlScalar scalar ? " " + Quoted.of(scalar.value()) : "";
    file()
        .error(
            "yaml/wrong-kind",
            place(),
            new LocalText(
                "此处应为" + wanted.zh() + "，却是" + kind().zh() + found + "。",
                "Expected " + wanted.en() + " here, found " + kind().en() + found + "."));
  }
}
