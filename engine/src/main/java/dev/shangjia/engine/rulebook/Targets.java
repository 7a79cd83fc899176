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
  private final Set<String> stages = new LinkedHashSet<>();
  private final Set<String> ends = new LinkedHashSet<>();
  private final List<Use> uses = new ArrayList<>();

  /** What can be meant by a name. */
  private enum Wanted {
    ANY("阶段或结局", "stage or end"),
    STAGE("阶段", "stage"),
    END("结局", "end");

    private final String zh;
    private final String en;

    Wanted(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  private record Use(Wanted wanted, String name, YamlNode at) {}

  void declareStage(String name, SourceFile file, SourcePlace place) {
    declare(name, stages, file, place);
  }

  void declareEnd(String name, SourceFile file, SourcePlace place) {
    declare(name, ends, file, place);
  }

  private void declare(String name, Set<String> kind, SourceFile file, SourcePlace place) {
    names.take(name, file, place);
    kind.add(name);
    if (name.equals(Procedure.JOIN)) {
      file.error(
          "rulebook/name",
          place,
          new LocalText(
              "join 表示并行分支的汇合，不能用作阶段或结局的名称。",
              "'join' is where parallel branches meet; no stage or end can have this name."));
    }
  }

  /** A stage, an end, or where branches join. */
  void use(String name, YamlNode at) {
    add(Wanted.ANY, name, at);
  }

  void useStage(String name, YamlNode at) {
    add(Wanted.STAGE, name, at);
  }

  void useEnd(String name, YamlNode at) {
    add(Wanted.END, name, at);
  }

  private void add(Wanted wanted, String name, YamlNode at) {
    if (!name.isEmpty()) {
      uses.add(new Use(wanted, name, at));
    }
  }

  /** Reports each use of a stage or end that is not declared. */
  void check() {
    for (Use use : uses) {
      Set<String> known = known(use.wanted);
      if (!known.contains(use.name) && !isJoin(use)) {
        report(use, known);
      }
    }
  }

  private static boolean isJoin(Use use) {
    return use.wanted == Wanted.ANY && use.name.equals(Procedure.JOIN);
  }

  private Set<String> known(Wanted wanted) {
    return switch (wanted) {
      case STAGE -> stages;
      case END -> ends;
      case ANY -> {
        var both = new LinkedHashSet<>(stages);
        both.addAll(ends);
        yield both;
      }
    };
  }

  private static void report(Use use, Set<String> known) {
    var nearest = NearestName.of(use.name, known);
    String all = known.isEmpty() ? "-" : String.join(", ", known);
    use.at
        .file()
        .error(
            "rulebook/unknown-target",
            use.at.place(),
            new LocalText(
                "此流程没有"
                    + use.wanted.zh
                    + " "
                    + Quoted.of(use.name)
                    + "。"
                    + nearest.map(name -> "是否想写 '" + name + "'？").orElse("现有：" + all + "。"),
                "This procedure has no "
                    + use.wanted.en
                    + " "
                    + Quoted.of(use.name)
                    + "."
                    + nearest
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse(" It has " + all + ".")));
  }
}
