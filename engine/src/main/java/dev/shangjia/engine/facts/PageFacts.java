package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;
import java.util.stream.Stream;

/** What is seen of a page that is opened in a browser, beside what any address has. */
final class PageFacts {
  private static final FactFields SEEN = FactFields.seenBy("page");

  private static final Struct FAILED_REQUEST =
      Struct.of(
          "page.failedRequest",
          List.of(
              SEEN.field("url", Scalar.STRING, "请求的链接", "The address requested"),
              SEEN.field(
                  "status", Scalar.INT, "HTTP 状态码；没有应答时为 0", "HTTP status; 0 when no answer came"),
              SEEN.field("reason", Scalar.STRING, "失败原因", "Why it failed")));

  private static final Struct OVERLAP =
      Struct.of(
          "page.overlap",
          List.of(
              SEEN.field("text", Scalar.STRING, "被遮挡或重叠的文字", "The text"),
              SEEN.field("with", Scalar.STRING, "与之重叠的文字", "The text that it overlaps"),
              SEEN.measured("left", Scalar.INT, "px", "左边缘", "Left edge"),
              SEEN.measured("top", Scalar.INT, "px", "上边缘", "Top edge"),
              SEEN.measured("width", Scalar.INT, "px", "宽度", "Width"),
              SEEN.measured("height", Scalar.INT, "px", "高度", "Height")));

  private static final Struct CLIPPED =
      Struct.of(
          "page.clipped",
          List.of(
              SEEN.field("text", Scalar.STRING, "被截断的文字", "The text that is cut off"),
              SEEN.measured("left", Scalar.INT, "px", "左边缘", "Left edge"),
              SEEN.measured("top", Scalar.INT, "px", "上边缘", "Top edge"),
              SEEN.measured("width", Scalar.INT, "px", "宽度", "Width"),
              SEEN.measured("height", Scalar.INT, "px", "高度", "Height")));

  private static final Struct VIEW =
      Struct.of(
          "page.view",
          List.of(
              SEEN.field(
                  "view",
                  Scalar.STRING,
                  "视图：sidebar（侧边栏）、embedded（内嵌）、popup（弹窗）等",
                  "Which view: sidebar, embedded, popup or another"),
              SEEN.measured("width", Scalar.INT, "px", "视口宽度", "Width of the viewport"),
              SEEN.measured("height", Scalar.INT, "px", "视口高度", "Height of the viewport"),
              SEEN.field(
                  "status",
                  Scalar.INT,
                  "页面本身的 HTTP 状态码；没有应答时为 0",
                  "HTTP status of the page itself; 0 when no answer came"),
              SEEN.measured("loadMillis", Scalar.INT, "ms", "加载时间", "Time to load"),
              SEEN.measured(
                  "responseMillis", Scalar.INT, "ms", "响应点击的时间", "Time to respond to a click"),
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
              SEEN.field("overlaps", new ListOf(OVERLAP), "重叠的文字", "Texts that overlap"),
              SEEN.field("clipped", new ListOf(CLIPPED), "被截断的文字", "Texts that are cut off"),
              SEEN.field("blank", Scalar.BOOL, "是否为空白页面", "Whether the page is blank"),
              SEEN.field("title", Scalar.STRING, "页面标题", "Title of the page"),
              SEEN.field("text", Scalar.STRING, "页面可见文字", "The page's visible text"),
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
}
