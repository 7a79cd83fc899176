package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stages and ends of one procedure, and where outcomes lead. */
final class Targets {
  private final Names names = new Names();
  private final Set<String> declared = new LinkedHashSet<>();
  private final List<Use> uses = new ArrayList<>();

  private record Use(String name, YamlNode at) {}

  void declare(String name, SourceFile file, SourcePlace place) {
    names.take(name, file, place);
    declared.add(name);
  }

  void use(String name, YamlNode at) {
    if (!name.isEmpty()) {
      uses.add(new Use(name, at));
    }
  }

  /** Reports each use of a stage or end that is not declared. */
  void check() {
    for (Use use : uses) {
      if (!declared.contains(use.name)) {
        var nearest = NearestName.of(use.name, declared);
        String all = String.join(", ", declared);
        use.at
            .file()
            .error(
                "rulebook/unknown-target",
                use.at.place(),
                new LocalText(
                    "此流程没有阶段或结局 "
                        + Quoted.of(use.name)
                        + "。"
                        + nearest.map(name -> "是否想写 '" + name + "'？").orElse("现有：" + all + "。"),
                    "This procedure has no stage or end "
                        + Quoted.of(use.name)
                        + "."
                        + nearest
                            .map(name -> " Did you mean '" + name + "'?")
                            .orElse(" It has " + all + ".")));
      }
    }
  }
}
