package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;

/** What is known of a policy: where it is, and the text that the probe {@code policytext} read. */
final class PolicyFacts {
  private static final FactFields VALUE = FactFields.values();
  private static final FactFields SEEN = FactFields.seenBy("policytext");

  static final Struct POLICY =
      Struct.of(
          "policy",
          List.of(
              VALUE.field(
                  "path",
                  Scalar.STRING,
                  "政策文件在提交材料中的相对路径；填写的是网址时没有",
                  "Path of the policy's file within the dossier; absent where an address is given"),
              VALUE.field(
                  "url",
                  Scalar.STRING,
                  "政策的网址；填写的是文件时没有",
                  "The policy's address; absent where a file is given"),
              VALUE.field(
                  "address",
                  LinkFacts.LINK,
                  "政策的网址及其各项事实；填写的是文件时没有",
                  "The policy's address with its facts; absent where a file is given"),
              SEEN.field(
                  "readable",
                  Scalar.BOOL,
                  "是否读到了文字；加密、扫描件、损坏或不是文档时为 false",
                  "Whether any text could be read; false for what is locked, scanned, damaged or no"
                      + " document"),
              SEEN.field(
                  "textFormat",
                  Scalar.STRING,
                  "按内容判定的格式：html、markdown、text、pdf、docx，或 unknown",
                  "The format by content: html, markdown, text, pdf, docx, or unknown"),
              SEEN.measured("characters", Scalar.INT, "code point", "文字的字符数", "Length of the text"),
              SEEN.field(
                  "truncated",
                  Scalar.BOOL,
                  "文字是否过长而只读取了开头",
                  "Whether the text was too long and only its beginning was read"),
              SEEN.field(
                  "text",
                  Scalar.STRING,
                  "文字，每段、标题、列表项和表格行各占一行",
                  "The text, with a line for each paragraph, heading, item of a list and row of a"
                      + " table")));

  private PolicyFacts() {}
}
