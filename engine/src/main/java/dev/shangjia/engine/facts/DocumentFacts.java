package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;

/** What is known of a file without looking into it, and of a document. */
final class DocumentFacts {
  private static final FactFields VALUE = FactFields.values();

  /** Fields of everything that is a file. */
  static final List<Field> FILE =
      List.of(
          VALUE.field(
              "path", Scalar.STRING, "文件在提交材料中的相对路径", "Path of the file within the dossier"),
          VALUE.field(
              "extension",
              Scalar.STRING,
              "文件扩展名，小写、不含点；没有扩展名时为空字符串",
              "The name's extension in lower case without the dot; empty when there is none"),
          VALUE.measured("bytes", Scalar.INT, "byte", "文件大小", "Size of the file"),
          VALUE.field(
              "sha256",
              Scalar.STRING,
              "文件内容的 SHA-256（十六进制小写）",
              "SHA-256 of the content, in lower-case hexadecimal"));

  static final Struct DOCUMENT = Struct.of("document", FILE);

  private DocumentFacts() {}
}
