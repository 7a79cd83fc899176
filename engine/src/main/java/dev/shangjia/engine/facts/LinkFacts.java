package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;

/** What an address says by itself, before anyone opens it. */
final class LinkFacts {
  private static final FactFields VALUE = FactFields.values();

  static final Struct LINK =
      Struct.of(
          "link",
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
                  "The host in lower case; empty when it is no valid address")));

  private LinkFacts() {}
}
