package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;
import java.util.stream.Stream;

/** What an address says by itself, and what the probe {@code link} sees when it requests it. */
final class LinkFacts {
  private static final FactFields VALUE = FactFields.values();
  private static final FactFields SEEN = FactFields.seenBy("link");

  /** Fields of everything that is an address, before anyone opens it. */
  static final List<Field> ADDRESS =
      List.of(
          VALUE.field("url", Scalar.STRING, "填写的链接原文", "The address as written"),
          VALUE.field(
              "scheme",
              Scalar.STRING,
              "协议，小写，如 https；不是有效链接时为空字符串",
              "The scheme in lower case, such as https; empty when it is no valid address"),
          VALUE.field(
              "host",
              Scalar.STRING,
              "主机名，小写；不是有效链接时为空字符串",
              "The host in lower case; empty when it is no valid address"));

  private static final Struct STEP =
      Struct.of(
          "link.step",
          List.of(
              SEEN.field("url", Scalar.STRING, "发生跳转的链接", "An address that redirected"),
              SEEN.field("status", Scalar.INT, "其 HTTP 状态码", "Its HTTP status")));

  /** What is seen by requesting an address, and following where it leads. */
  static final List<Field> OBSERVED =
      List.of(
          SEEN.field(
              "reachable",
              Scalar.BOOL,
              "最终页面是否以 2xx 状态完整返回",
              "Whether in the end a page came, complete and with a status of 2xx"),
          SEEN.field(
              "failure",
              Scalar.STRING,
              "没有得到完整应答的原因代码；得到完整应答时为空字符串，即使状态码是 404",
              "Why no complete answer came, as a code; empty when one did, were it a 404"),
          SEEN.field(
              "failureDetail",
              Scalar.STRING,
              "对原因的补充说明，如证书的问题；没有则为空字符串",
              "More about that, such as what is wrong with a certificate; empty for nothing"),
          SEEN.field(
              "status",
              Scalar.INT,
              "最终应答的 HTTP 状态码；没有应答时不提供",
              "HTTP status of the last answer; absent when none came"),
          SEEN.field("redirects", Scalar.INT, "跟随的跳转次数", "How many redirects were followed"),
          SEEN.field(
              "redirectSteps",
              new ListOf(STEP),
              "依次跳转的链接",
              "The addresses that redirected, in order"),
          SEEN.field(
              "finalUrl",
              Scalar.STRING,
              "跳转之后的最终链接",
              "The address to which redirects led in the end"),
          SEEN.field("finalHost", Scalar.STRING, "最终链接的主机名", "The host of the final address"),
          SEEN.field(
              "secure",
              Scalar.BOOL,
              "全程是否均为证书有效的 HTTPS",
              "Whether every step of the way was HTTPS with a valid certificate"),
          SEEN.field(
              "tlsProtocol",
              Scalar.STRING,
              "最终连接的加密协议，如 TLSv1.3；没有有效的 HTTPS 连接时不提供",
              "Protocol of the last connection, such as TLSv1.3; absent without valid HTTPS"),
          SEEN.field(
              "certificateEnds",
              Scalar.STRING,
              "最终主机证书的到期日（UTC），如 2026-12-31；没有有效的 HTTPS 连接时不提供",
              "The day, in UTC, on which the final host's certificate expires, such as 2026-12-31;"
                  + " absent without valid HTTPS"),
          SEEN.field(
              "contentType",
              Scalar.STRING,
              "最终应答的内容类型，小写、不含参数，如 text/html；未声明时为空字符串，没有应答时不提供",
              "Media type of the last answer in lower case without parameters, such as text/html;"
                  + " empty when it was not declared, absent when none came"),
          SEEN.field(
              "title",
              Scalar.STRING,
              "HTML 页面的标题；不是 HTML 或没有标题时为空字符串，没有应答时不提供",
              "Title of an HTML page; empty for other content and for a page without one, absent"
                  + " when no answer came"),
          SEEN.measured(
              "loadMillis",
              Scalar.INT,
              "ms",
              "从开始请求到收完最终应答的时间，含跳转；没有收完时不提供",
              "Time from the first request to the end of the last answer, redirects included;"
                  + " absent when no complete answer came"),
          SEEN.measured(
              "bytes",
              Scalar.INT,
              "byte",
              "最终应答解压后的大小；超过上限时为上限，没有应答时不提供",
              "Size of the last answer, unpacked; the limit when it is larger, absent when none"
                  + " came"));

  static final Struct LINK =
      Struct.of("link", Stream.concat(ADDRESS.stream(), OBSERVED.stream()).toList());

  private LinkFacts() {}
}
