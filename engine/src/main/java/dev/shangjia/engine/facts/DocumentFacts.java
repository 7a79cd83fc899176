package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;
import java.util.stream.Stream;

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

  private static final FactFields SEEN = FactFields.seenBy("document");

  private static final List<Field> OBSERVED =
      List.of(
          SEEN.field(
              "readable",
              Scalar.BOOL,
              "能否打开：PDF 或图片完整可读；损坏、截断、加密或不是这两类文件时为 false",
              "Whether it opens: a whole PDF or picture; false for what is damaged, cut off, locked"
                  + " or neither"),
          SEEN.field(
              "format",
              Scalar.STRING,
              "按内容判定的格式：pdf、png、jpeg、gif、webp 等；无法识别时为 unknown",
              "The format by content: pdf, png, jpeg, gif, webp and so on; unknown otherwise"),
          SEEN.field(
              "encrypted", Scalar.BOOL, "是否需要密码才能打开", "Whether it takes a password to open it"),
          SEEN.measured(
              "pages", Scalar.INT, "page", "页数；图片为 1", "Number of pages; 1 for a picture"),
          SEEN.field(
              "hasText",
              Scalar.BOOL,
              "是否有文字层；扫描件和图片为 false，文字只能由人看",
              "Whether there is a layer of text; false for scans and pictures, whose words only a"
                  + " person can read"),
          SEEN.field(
              "text",
              Scalar.STRING,
              "文字层的内容，最多 12,000 个字符；没有文字层时为空字符串",
              "What the layer of text says, 12,000 characters at most; empty when there is none"),
          SEEN.field(
              "truncated",
              Scalar.BOOL,
              "是否还有没有读取的文字或页面",
              "Whether there is more text, or more pages, than were read"),
          SEEN.field(
              "creditCodes",
              new ListOf(Scalar.STRING),
              "文字中校验位正确的统一社会信用代码",
              "Unified social credit codes in the text whose check character is right"),
          SEEN.field(
              "dates",
              new ListOf(Scalar.STRING),
              "文字中的日期，写成 2026-11-22 的形式",
              "Dates in the text, written as 2026-11-22"),
          SEEN.field(
              "blank",
              Scalar.BOOL,
              "是否几乎没有内容：PDF 没有文字、图片和图形，或图片几乎是一种颜色",
              "Whether there is next to nothing on it: a PDF without text, pictures and drawings, or"
                  + " a picture of all but one colour"),
          SEEN.measured(
              "width", Scalar.INT, "px", "图片宽度；PDF 不提供", "Width of a picture; absent for a PDF"),
          SEEN.measured(
              "height", Scalar.INT, "px", "图片高度；PDF 不提供", "Height of a picture; absent for a PDF"),
          SEEN.measured(
              "edgeWidth",
              Scalar.DOUBLE,
              "px",
              "图片边缘过渡的平均宽度，模糊时超过 2；PDF 不提供",
              "Mean width over which a picture's edges rise, above 2 when blurred; absent for a"
                  + " PDF"),
          SEEN.field(
              "colouredShare",
              Scalar.DOUBLE,
              "图片中带颜色的像素占比；PDF 不提供",
              "Share of a picture's pixels that are no shade of grey; absent for a PDF"),
          SEEN.field(
              "redShare",
              Scalar.DOUBLE,
              "图片中印泥红色的像素占比；PDF 不提供",
              "Share of a picture's pixels as red as a seal's ink; absent for a PDF"),
          SEEN.field(
              "activeContent",
              new ListOf(Scalar.STRING),
              "可执行或可携带的内容：javascript、launch、embedded-file、form、external-reference",
              "What could act or be carried along: javascript, launch, embedded-file, form,"
                  + " external-reference"));

  static final Struct DOCUMENT =
      Struct.of("document", Stream.concat(FILE.stream(), OBSERVED.stream()).toList());

  private DocumentFacts() {}
}
