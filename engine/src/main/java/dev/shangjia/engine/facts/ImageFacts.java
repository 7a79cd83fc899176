package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;
import java.util.stream.Stream;

/** What the probe {@code image} can see of a picture. */
final class ImageFacts {
  private static final FactFields SEEN = FactFields.seenBy("image");

  static final Struct REGION =
      Struct.of(
          "region",
          List.of(
              SEEN.field(
                  "text",
                  Scalar.STRING,
                  "区域内读出的内容，没有则为空字符串",
                  "What was read there; empty for nothing"),
              SEEN.measured("x", Scalar.INT, "px", "左边缘", "Left edge"),
              SEEN.measured("y", Scalar.INT, "px", "上边缘", "Top edge"),
              SEEN.measured("width", Scalar.INT, "px", "区域宽度", "Width of the region"),
              SEEN.measured("height", Scalar.INT, "px", "区域高度", "Height of the region")));

  private static final Struct PADDING =
      Struct.of(
          "padding",
          List.of(
              SEEN.measured("left", Scalar.INT, "px", "左侧纯色条的宽度", "Bar of one colour on the left"),
              SEEN.measured("top", Scalar.INT, "px", "上方纯色条的高度", "Bar of one colour at the top"),
              SEEN.measured(
                  "right", Scalar.INT, "px", "右侧纯色条的宽度", "Bar of one colour on the right"),
              SEEN.measured(
                  "bottom", Scalar.INT, "px", "下方纯色条的高度", "Bar of one colour at the bottom")));

  private static final List<Field> OBSERVED =
      List.of(
          SEEN.field(
              "readable",
              Scalar.BOOL,
              "图片能否完整解码；文件损坏、截断、不是图片或像素过多时为 false",
              "Whether the picture decodes completely; false for a damaged file, for what is no"
                  + " picture, and for one of more pixels than are examined"),
          SEEN.field(
              "format",
              Scalar.STRING,
              "按内容判定的真实格式，如 png、jpeg、gif、webp、svg；无法识别时为 unknown",
              "The true format by content, such as png, jpeg, gif, webp, svg; unknown otherwise"),
          SEEN.measured("width", Scalar.INT, "px", "宽度", "Width"),
          SEEN.measured("height", Scalar.INT, "px", "高度", "Height"),
          SEEN.field("frames", Scalar.INT, "帧数，静态图为 1", "Number of frames; 1 for a still picture"),
          SEEN.field("animated", Scalar.BOOL, "是否为动图", "Whether it is animated"),
          SEEN.field(
              "alphaChannel",
              Scalar.BOOL,
              "是否带透明通道",
              "Whether the file can hold transparent pixels"),
          SEEN.field(
              "transparentShare",
              Scalar.DOUBLE,
              "不完全不透明的像素占比，0 到 1",
              "Share of pixels that are not fully opaque, from 0 to 1"),
          SEEN.field(
              "dominantShare",
              Scalar.DOUBLE,
              "最主要颜色的面积占比，0 到 1；接近 1 说明画面几乎空白",
              "Share of the most frequent colour, from 0 to 1; near 1 the picture is all but"
                  + " empty"),
          SEEN.field(
              "colouredShare",
              Scalar.DOUBLE,
              "带颜色（明显偏离灰色）的像素占比，0 到 1；黑白图片接近 0",
              "Share of pixels that are no shade of grey, from 0 to 1; near 0 for a picture in black"
                  + " and white"),
          SEEN.field(
              "redShare",
              Scalar.DOUBLE,
              "印泥红色的像素占比，0 到 1；盖有红章的材料通常在 0.002 以上",
              "Share of pixels as red as a seal's ink, from 0 to 1; mostly above 0.002 where a red"
                  + " seal is"),
          SEEN.measured(
              "trailingBytes",
              Scalar.INT,
              "byte",
              "图片结束之后多余的字节数",
              "Bytes after the end of the picture, which no viewer reads"),
          SEEN.field(
              "activeContent",
              new ListOf(Scalar.STRING),
              "矢量图中可执行或引用外部的内容，如 script、event-handler、external-reference；位图为空",
              "What could act or load in a vector drawing, such as script, event-handler,"
                  + " external-reference; empty for pixels"),
          SEEN.measured(
              "cornerRadius",
              Scalar.DOUBLE,
              "px",
              "四个圆角半径的中位数，直角为 0；图形没有规整的底板时不提供",
              "Middle one of the four corners' radii, 0 for square ones; absent for a drawing that"
                  + " does not stand on a plate"),
          SEEN.measured(
              "cornerRadii",
              new ListOf(Scalar.DOUBLE),
              "px",
              "左上、右上、右下、左下四个圆角的半径",
              "Radii of the corners: upper left, upper right, lower right, lower left"),
          SEEN.measured("subjectWidth", Scalar.INT, "px", "主体图形的宽度", "Width of the main figure"),
          SEEN.measured("subjectHeight", Scalar.INT, "px", "主体图形的高度", "Height of the main figure"),
          SEEN.field(
              "subjectShare",
              Scalar.DOUBLE,
              "主体图形较长一边占画面对应边的比例，0 到 1",
              "The main figure's longer side as a share of the frame's, from 0 to 1"),
          SEEN.field(
              "contrast",
              Scalar.DOUBLE,
              "主体与背景的亮度对比度，1 到 21（按 WCAG 计算）",
              "Luminance contrast of the main figure to its background, from 1 to 21 (as in WCAG)"),
          SEEN.field(
              "sharpness",
              Scalar.DOUBLE,
              "拉普拉斯方差；内容很少的清晰页面数值也会偏低",
              "Variance of the Laplacian; low also for a crisp page with little on it"),
          SEEN.measured(
              "edgeWidth",
              Scalar.DOUBLE,
              "px",
              "边缘过渡的平均宽度，与内容多少无关：清晰约 1 到 1.7，放大或模糊后超过 2；几乎没有边缘时不提供",
              "Mean width over which edges rise, whatever there is on the picture: 1 to 1.7 when"
                  + " crisp, above 2 when enlarged or blurred; absent when there is hardly an"
                  + " edge"),
          SEEN.field(
              "stretch",
              Scalar.DOUBLE,
              "横向与纵向边缘宽度之比：正常为 0.85 到 1.35，横向拉伸变大，纵向拉伸变小；压缩变形测不出",
              "Width of edges sideways by that up and down: 0.85 to 1.35 as a rule, more when drawn"
                  + " out sideways, less when drawn out in height; squeezing leaves no trace"),
          SEEN.field("padding", PADDING, "四边的纯色条", "Bars of one colour along the sides"),
          SEEN.field(
              "letterboxed",
              Scalar.BOOL,
              "是否为凑足尺寸而在相对的两边补了纯色条",
              "Whether bars on two opposite sides pad the picture out to its size"),
          SEEN.measured(
              "borderWidth",
              Scalar.INT,
              "px",
              "四周边框的宽度，没有则为 0",
              "Width of a frame all around; 0 for none"),
          SEEN.field(
              "fingerprint",
              Scalar.STRING,
              "感知指纹，用于比较图片是否雷同",
              "Perceptual fingerprint, for comparing pictures"),
          SEEN.field("qrCodes", new ListOf(REGION), "图中的二维码", "QR codes in the picture"));

  static final Struct IMAGE =
      Struct.of("image", Stream.concat(DocumentFacts.FILE.stream(), OBSERVED.stream()).toList());

  private ImageFacts() {}
}
