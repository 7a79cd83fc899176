package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Names that stand in one file and are declared in another; checked when all are read. */
final class References {
  private final List<Reference> references = new ArrayList<>();

  /** What a name is the name of. */
  enum Kind {
    CLAUSE("条款", "clause", "clauses.tsv 中没有这一条。", "clauses.tsv has no such row."),
    SOURCE("来源", "source", "rulebook.yaml 的 sources 中没有。", "The sources in rulebook.yaml lack it."),
    FORM("表单", "form", "forms/ 中没有这个表单。", "There is no such file in forms/."),
    PROCEDURE("流程", "procedure", "procedures/ 中没有这个流程。", "There is no such file in procedures/."),
    GATE("关卡", "gate", "gates/ 中没有这个关卡。", "There is no such file in gates/."),
    SCORE("评分", "score", "scores/ 中没有这个评分。", "There is no such file in scores/."),
    MATRIX("资质矩阵", "matrix", "matrices/ 中没有这个矩阵。", "There is no such file in matrices/."),
    DOCUMENT("文件种类", "document", "此矩阵的 kinds 中没有。", "The kinds of this matrix lack it.");

    private final String zh;
    private final String en;
    private final String absentZh;
    private final String absentEn;

    Kind(String zh, String en, String absentZh, String absentEn) {
      this.zh = zh;
      this.en = en;
      this.absentZh = absentZh;
      this.absentEn = absentEn;
    }
  }

  private record Reference(Kind kind, String name, SourceFile file, SourcePlace place) {}

  void add(Kind kind, String name, SourceFile file, SourcePlace place) {
    references.add(new Reference(kind, name, file, place));
  }

  /** Reads a list of clauses. */
  List<String> clauses(YamlFields fields, String key) {
    return names(Kind.CLAUSE, fields, key);
  }

  /** Reads a list of forms. */
  List<String> forms(YamlFields fields, String key) {
    return names(Kind.FORM, fields, key);
  }

  /** Reads a list of procedures. */
  List<String> procedures(YamlFields fields, String key) {
    return names(Kind.PROCEDURE, fields, key);
  }

  private List<String> names(Kind kind, YamlFields fields, String key) {
    List<String> names = fields.texts(key);
    for (YamlNode item : fields.items(key)) {
      if (item instanceof YamlScalar scalar && names.contains(scalar.value())) {
        add(kind, scalar.value(), item.file(), item.place());
      }
    }
    return names;
  }

  /** Reads the name of a gate that may be missing. */
  Optional<String> gate(YamlFields fields, String key) {
    var gate = fields.optionalText(key);
    gate.ifPresent(name -> add(Kind.GATE, name, fields.file(), fields.place(key)));
    return gate;
  }

  /** Reads the name of a score that may be missing. */
  Optional<String> score(YamlFields fields, String key) {
    var score = fields.optionalText(key);
    score.ifPresent(name -> add(Kind.SCORE, name, fields.file(), fields.place(key)));
    return score;
  }

  /** Reports each name of a kind that is not among those known. */
  void check(Kind kind, Collection<String> known) {
    for (Reference reference : references) {
      if (reference.kind == kind && !known.contains(reference.name)) {
        report(kind, reference.name, reference.file, reference.place, known);
      }
    }
  }

  /** Reports a name that is not among those known. */
  static void report(
      Kind kind, String name, SourceFile file, SourcePlace place, Collection<String> known) {
    // Ids that differ in a figure are all alike; naming a neighbour would mislead.
    var nearest =
        kind == Kind.CLAUSE || kind == Kind.SOURCE
            ? Optional.<String>empty()
            : NearestName.of(name, known);
    String found = Quoted.of(name);
    file.error(
        "rulebook/unknown-" + kind.en,
        place,
        new LocalText(
            "未知的"
                + kind.zh
                + " "
                + found
                + "："
                + nearest.map(near -> "是否想写 '" + near + "'？").orElse(kind.absentZh),
            "Unknown "
                + kind.en
                + " "
                + found
                + ". "
                + nearest.map(near -> "Did you mean '" + near + "'?").orElse(kind.absentEn)));
  }
}
