package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of a text that people have to be able to read, at an address or in a file. Facts of
 * addresses are not given for a file, and the other way round.
 */
final class PolicyFacts {
  private static final FactFields VALUE = FactFields.values();
  private static final FactFields SEEN = FactFields.seenBy("policytext");

  private static final List<Field> OBSERVED =
      List.of(
          SEEN.field("readable", Scalar.BOOL, "是否读出了文字", "Whether a text could be read from it"),
          SEEN.field(
              "textFormat",
              Scalar.STRING,
              "按内容判定的格式：html、markdown、text、pdf 或 docx；无法识别时为 unknown",
              "The format by content: html, markdown, text, pdf or docx; unknown otherwise"),
          SEEN.field("text", Scalar.STRING, "读出的文字", "The text"),
          SEEN.measured("characters", Scalar.INT, "characters", "文字的字数", "Length of the text"),
          SEEN.field(
              "truncated",
              Scalar.BOOL,
              "文字是否因超过上限而被截断",
              "Whether the text is longer than what was kept of it"));

  static final Struct POLICY =
      Struct.of(
          "policy",
          Stream.of(
                  Stream.of(
                      VALUE.field(
                          "path",
                          Scalar.STRING,
                          "文件在提交材料中的相对路径；填写的是链接时不提供",
                          "Path of the file within the dossier; absent for an address")),
                  LinkFacts.LINK.fields().values().stream(),
                  OBSERVED.stream())
              .flatMap(fields -> fields)
              .toList());

  private PolicyFacts() {}
}
