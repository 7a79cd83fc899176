import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Privacy policies of the examples that are no plain text. */
final class Policies {
  private Policies() {}

  /** An English policy in lines as narrow columns have them, with words divided at their ends. */
  static byte[] narrow() {
    return Papers.pdf(
        "Privacy Policy of LeafPoll",
        "",
        "Hangzhou Shiye Zhixing Software Co., Ltd. (\"we\", \"us\") runs LeafPoll. You reach",
        "us at privacy@shangjia.dev. We respond to complaints within 15 working days.",
        "",
        "What we collect",
        "- Account identifier: used to sign you in through the meeting host.",
        "- Answers to polls: used to show the result to the host of the meeting and, if the host al-",
        "lows it, to all participants.",
        "- Log data: needed to find faults, such as polls that do not open.",
        "",
        "Where and how long",
        "Answers are stored on servers in mainland China. We keep them for 12 months and then del-",
        "ete them. We do not transfer personal data abroad.",
        "",
        "Protection",
        "All traffic is encrypted, and access is limited to authorised employees.",
        "",
        "Your rights",
        "You have the right to access, correct and delete your data.",
        "",
        "Children",
        "LeafPoll is not meant for children under 14.");
  }

  /** A Chinese policy that says some of what is asked, with a table of SDKs left out. */
  static byte[] partial() throws IOException {
    return docx(
        "h:隐私政策",
        "p:本政策由杭州拾叶知行软件有限公司制定，说明拾叶签到怎样收集和使用您的个人信息。如有疑问，请发送邮件至 privacy@shangjia.dev 与我们联系。",
        "h:一、我们收集的信息",
        "p:会议签到：收集参会人姓名，用于生成签到表。",
        "p:授权登录：收集账号标识，用于识别企业和成员。",
        "p:故障排查：记录日志，用于定位签到失败的原因。",
        "h:二、信息的保存",
        "p:您的信息存储于中国境内的服务器。",
        "h:三、信息安全",
        "p:我们采用 HTTPS 加密传输，并设置访问控制。",
        "h:四、您的权利",
        "p:您有权查阅、更正、删除您的个人信息。",
        "p:您可以在“设置 > 隐私”中撤回授权同意。",
        "h:五、对外提供",
        "p:我们可能会与合作伙伴共享您的信息，以改进服务。",
        "h:六、未成年人",
        "p:未满十四周岁的未成年人使用前应当取得监护人同意。");
  }

  /** A document of headings ({@code h:}) and paragraphs ({@code p:}). */
  private static byte[] docx(String... paragraphs) throws IOException {
    var body = new StringBuilder();
    for (String paragraph : paragraphs) {
      String style =
          paragraph.startsWith("h:") ? "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" : "";
      body.append("<w:p>")
          .append(style)
          .append("<w:r><w:t>")
          .append(paragraph.substring(2).replace(">", "&gt;"))
          .append("</w:t></w:r></w:p>");
    }
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      add(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
              + " Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
              + " PartName=\"/word/document.xml\""
              + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
      add(
          zip,
          "_rels/.rels",
          "<Relationships"
              + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
              + " Id=\"r1\" Target=\"word/document.xml\""
              + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>");
      add(
          zip,
          "word/document.xml",
          "<w:document"
              + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              + body
              + "</w:body></w:document>");
    }
    return file.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
