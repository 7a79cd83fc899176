package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is seen of a page that is opened in a browser, beside what any address has. Places on it
 * have the fields of a region in a picture, so that a finding can show them on the screenshot.
 */
final class PageFacts {
  private static final FactFields SEEN = FactFields.seenBy("page");

  /** Where something is, from the upper left corner of the page. */
  private static final List<Field> PLACE =
      List.of(
          SEEN.measured("x", Scalar.INT, "px", "左边缘", "Left edge"),
          SEEN.measured("y", Scalar.INT, "px", "上边缘", "Top edge"),
          SEEN.measured("width", Scalar.INT, "px", "宽度", "Width"),
          SEEN.measured("height", Scalar.INT, "px", "高度", "Height"));

  private static final Struct FAILED_REQUEST =
      Struct.of(
          "page.failedRequest",
          List.of(
              SEEN.field("url", Scalar.STRING, "请求的链接", "The address requested"),
              SEEN.field(
                  "status", Scalar.INT, "HTTP 状态码；没有应答时为 0", "HTTP status; 0 when no answer came"),
              SEEN.field(
                  "reason",
                  Scalar.STRING,
                  "没有应答的原因代码，如 unknown-host、forbidden-address，或浏览器给出的错误名；有应答时为空字符串",
                  "Why no answer came: a code such as unknown-host or forbidden-address, or the"
                      + " browser's name of the error; empty when one came")));

  private static final Struct OVERLAP =
      placed(
          "page.overlap",
          SEEN.field("text", Scalar.STRING, "重叠的文字", "The text"),
          SEEN.field("with", Scalar.STRING, "与之重叠的文字", "The text that it overlaps"));

  private static final Struct CLIPPED =
      placed(
          "page.clipped",
          SEEN.field("text", Scalar.STRING, "显示不全的文字", "The text that is not seen whole"),
          SEEN.field(
              "how",
              Scalar.STRING,
              "cut：被容器截断；spills：超出所在的框",
              "cut: its container cuts it off; spills: it runs out of the box that it is drawn in"));

  private static final Struct TEXT_STYLE =
      placed(
          "page.textStyle",
          SEEN.field("text", Scalar.STRING, "用到它的第一段文字", "The first text in this style"),
          SEEN.field(
              "fonts",
              Scalar.STRING,
              "声明的字体，按优先次序，用逗号分隔",
              "The fonts declared, by preference, separated by commas"),
          SEEN.measured("fontSize", Scalar.DOUBLE, "px", "字号", "Size of the font"),
          SEEN.measured(
              "lineHeight",
              Scalar.DOUBLE,
              "px",
              "行高；没有设定（normal）时为 0",
              "Height of a line; 0 where none is set (normal)"),
          SEEN.field("weight", Scalar.INT, "字重，常规为 400", "Weight of the font; 400 is regular"),
          SEEN.field("colour", Scalar.STRING, "颜色，如 #4e5461", "Colour, such as #4e5461"),
          SEEN.field(
              "neutral",
              Scalar.BOOL,
              "颜色是否为黑白灰（三个通道相差不超过 24）",
              "Whether the colour is a grey: its channels differ by at most 24"),
          SEEN.field(
              "numeric",
              Scalar.BOOL,
              "文字是否只是数字或金额",
              "Whether the texts are numbers or amounts alone"),
          SEEN.field("characters", Scalar.INT, "用到它的字符数", "How many characters have this style"));

  private static final Struct PAINT =
      placed(
          "page.paint",
          SEEN.field(
              "text", Scalar.STRING, "第一处的文字，没有则为空字符串", "The first one's text; empty for none"),
          SEEN.field(
              "part",
              Scalar.STRING,
              "用在哪里：icon（图标）、border（描边）、background（背景）、mask（盖住整个视口的蒙层）",
              "What it paints: icon, border, background, or mask, which covers the whole viewport"),
          SEEN.field("colour", Scalar.STRING, "颜色，如 #ebedf2", "Colour, such as #ebedf2"),
          SEEN.field("opacity", Scalar.DOUBLE, "不透明度，0 到 1", "How opaque it is, from 0 to 1"),
          SEEN.field(
              "neutral",
              Scalar.BOOL,
              "颜色是否为黑白灰（三个通道相差不超过 24）",
              "Whether the colour is a grey: its channels differ by at most 24"),
          SEEN.field("count", Scalar.INT, "用到的次数", "How often it is used"));

  private static final Struct VIEW =
      Struct.of(
          "page.view",
          List.of(
              SEEN.field(
                  "view",
                  Scalar.STRING,
                  "视图：sidebar（侧边栏，宽 375）、embedded（内嵌，960×540）、popup（弹窗最小尺寸，480×270）",
                  "Which view: sidebar (375 wide), embedded (960 x 540), popup (480 x 270, the"
                      + " smallest)"),
              SEEN.measured("width", Scalar.INT, "px", "视口宽度", "Width of the viewport"),
              SEEN.measured("height", Scalar.INT, "px", "视口高度", "Height of the viewport"),
              SEEN.field(
                  "failure",
                  Scalar.STRING,
                  "页面没有打开或没有看完的原因代码，如 timeout、unknown-host、forbidden-address、crashed；正常时为空字符串",
                  "Why the page was not opened, or not seen to its end, as a code such as timeout,"
                      + " unknown-host, forbidden-address, crashed; empty when all went well"),
              SEEN.field(
                  "status",
                  Scalar.INT,
                  "页面本身的 HTTP 状态码；没有应答时不提供",
                  "HTTP status of the page itself; absent when no answer came"),
              SEEN.field(
                  "finalUrl",
                  Scalar.STRING,
                  "跳转之后实际显示的链接",
                  "The address of the page that is shown in the end"),
              SEEN.field("finalHost", Scalar.STRING, "最终链接的主机名", "The host of that address"),
              SEEN.field(
                  "otherSite",
                  Scalar.BOOL,
                  "最终是否到了另一个网站（主域名不同）",
                  "Whether that page is on another site, one with another registered domain"),
              SEEN.measured(
                  "loadMillis",
                  Scalar.INT,
                  "ms",
                  "从第一个请求到加载完成的时间，含跳转；未完成时为等待的时间",
                  "Time from the first request until it was loaded, with redirects; how long was"
                      + " waited when it was not"),
              SEEN.measured(
                  "readyMillis",
                  Scalar.INT,
                  "ms",
                  "从第一个请求到文档可读的时间",
                  "Time from the first request until the document could be read"),
              SEEN.field("requests", Scalar.INT, "加载时发出的请求数", "How many requests it took"),
              SEEN.measured(
                  "bytes", Scalar.INT, "byte", "加载的总量，解压后", "How much was loaded, unpacked"),
              SEEN.field(
                  "clicked",
                  Scalar.STRING,
                  "试着点击并得到响应的控件；没有可点的或都没有反应时不提供",
                  "What was clicked and answered; absent when there was nothing to click or nothing"
                      + " answered"),
              SEEN.measured(
                  "responseMillis",
                  Scalar.INT,
                  "ms",
                  "响应这次点击的时间；一直没有完成时为等待的时间",
                  "Time to answer that click; how long was waited when the answer never came"),
              SEEN.field(
                  "clickedStatus",
                  Scalar.INT,
                  "点击后打开的页面的 HTTP 状态码；没有打开新页面时不提供",
                  "HTTP status of the page that the click led to; absent when it led to none"),
              SEEN.field(
                  "deadClicks",
                  new ListOf(Scalar.STRING),
                  "点击后一秒内没有任何变化的控件",
                  "Controls that were clicked and changed nothing within a second"),
              SEEN.field(
                  "failedRequests",
                  new ListOf(FAILED_REQUEST),
                  "失败的请求",
                  "Requests of the page that failed"),
              SEEN.field(
                  "consoleErrors",
                  new ListOf(Scalar.STRING),
                  "控制台报错",
                  "Errors on the browser's console"),
              SEEN.measured(
                  "overflowPixels",
                  Scalar.INT,
                  "px",
                  "横向溢出的宽度；没有则为 0",
                  "How far the page is wider than its viewport; 0 for not at all"),
              SEEN.field(
                  "overflowing",
                  new ListOf(ImageFacts.REGION),
                  "造成横向溢出的内容",
                  "What makes it wider than its viewport"),
              SEEN.field("overlaps", new ListOf(OVERLAP), "重叠的文字", "Texts that overlap"),
              SEEN.field(
                  "clipped", new ListOf(CLIPPED), "显示不全的文字", "Texts that are not seen whole"),
              SEEN.field("blank", Scalar.BOOL, "是否为空白页面", "Whether the page is blank"),
              SEEN.field("title", Scalar.STRING, "页面标题", "Title of the page"),
              SEEN.field("text", Scalar.STRING, "页面可见文字", "The page's visible text"),
              SEEN.field(
                  "textStyles",
                  new ListOf(TEXT_STYLE),
                  "文字样式，按字符数从多到少，最多 20 种",
                  "Styles of text, the most used first, at most 20"),
              SEEN.field(
                  "paints",
                  new ListOf(PAINT),
                  "图标、描边、背景和蒙层的颜色，最多 40 种",
                  "Colours of icons, borders, backgrounds and masks, at most 40"),
              SEEN.field(
                  "moving",
                  new ListOf(ImageFacts.REGION),
                  "占视口二十分之一以上、一直在动的内容：无限循环的动画、自动播放的视频",
                  "What never rests and fills at least a twentieth of the viewport: endless"
                      + " animations, videos that play by themselves"),
              SEEN.field(
                  "imagesBelow",
                  Scalar.INT,
                  "尚未滚动就已加载、位于视口下方 2600 像素以外的图片数",
                  "Pictures more than 2600 px below the viewport that were loaded before anybody"
                      + " scrolled"),
              SEEN.field(
                  "screenshot",
                  Scalar.STRING,
                  "截图内容的 SHA-256（十六进制小写）",
                  "SHA-256 of the screenshot, in lower-case hexadecimal")));

  static final Struct PAGE =
      Struct.of(
          "page",
          Stream.concat(
                  LinkFacts.LINK.fields().values().stream(),
                  Stream.of(
                      SEEN.field(
                          "views",
                          new ListOf(VIEW),
                          "在各个视图中打开的结果",
                          "What was seen in each of the views")))
              .toList());

  private PageFacts() {}

  private static Struct placed(String name, Field... fields) {
    return Struct.of(name, Stream.concat(Arrays.stream(fields), PLACE.stream()).toList());
  }
}
