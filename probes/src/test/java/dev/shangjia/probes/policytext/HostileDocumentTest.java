package dev.shangjia.probes.policytext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Observation.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Documents made to harm whoever opens them. */
class HostileDocumentTest {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  @TempDir private Path folder;

  private static Result observe(byte[] file) {
    return new PolicyTextProbe().observe(file);
  }

  private static ObjectNode seen(byte[] file) {
    return ((Result.Seen) observe(file)).facts();
  }

  private static String code(byte[] file) {
    return ((Result.Failed) observe(file)).code();
  }

  private static byte[] docx(String body) throws IOException {
    return zip("word/document.xml", body.getBytes(UTF_8));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static String document(String paragraphs) {
    return "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + paragraphs + "</w:body></w:document>";
  }

  private static String paragraph(String style, String text) {
    return "<w:p><w:pPr><w:pStyle w:val=\""
        + style
        + "\"/></w:pPr><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p>";
  }

  private static byte[] pdf(String text, boolean locked) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(text);
        content.endText();
      }
      if (locked) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void readsAnHonestDocument() throws IOException {
    byte[] file =
        docx(
            document(
                paragraph("Heading1", "Privacy")
                    + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Name</w:t></w:r></w:p>"
                    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
                    + "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
    assertThat(seen(file).path("text").stringValue()).isEqualTo("# Privacy\n- **Name**\n| a | b |");
    assertThat(seen(file).path("textFormat").stringValue()).isEqualTo("docx");
  }

  @Test
  void readsAnHonestPdf() throws IOException {
    ObjectNode facts = seen(pdf("We collect your name.", false));
    assertThat(facts.path("text").stringValue()).isEqualTo("We collect your name.");
    assertThat(facts.path("textFormat").stringValue()).isEqualTo("pdf");
  }

  @Test
  void aLockedPdfIsSeenAsUnreadable() throws IOException {
    ObjectNode facts = seen(pdf("We collect your name.", true));
    assertThat(facts.path("readable").booleanValue()).isFalse();
    assertThat(facts.path("textFormat").stringValue()).isEqualTo("pdf");
  }

  @Test
  void aPdfThatUnpacksToGigabytesIsRefusedBeforeItIsUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed, new Deflater(9))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    var file = new ByteArrayOutputStream();
    file.writeBytes(
        "%PDF-1.7\n1 0 obj\n<</Length 1/Filter/FlateDecode>>\nstream\n".getBytes(UTF_8));
    file.writeBytes(packed.toByteArray());
    file.writeBytes("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(UTF_8));
    assertThat(code(file.toByteArray())).isEqualTo("too-complex");
  }

  @Test
  void aPdfPackedTwiceIsRefused() {
    byte[] file =
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>> endobj
        4 0 obj <</Length 1/Filter[/FlateDecode/FlateDecode]>>
        stream
        x
        endstream endobj
        trailer <</Root 1 0 R/Size 5>>
        %%EOF
        """
            .getBytes(UTF_8);
    assertThat(code(file)).isEqualTo("too-complex");
  }

  @Test
  void aDocumentReadsNoOtherFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
    byte[] file =
        docx(
            "<!DOCTYPE d [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"));
    assertThat(seen(file).path("text").stringValue()).doesNotContain("SECRET");
  }

  @Test
  void aDocumentOfManyEntitiesGrowsNoFurther() throws IOException {
    var dtd = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    byte[] file = docx(dtd + "]>" + document("<w:p><w:r><w:t>&a29;</w:t></w:r></w:p>"));
    assertThat(seen(file).path("characters").intValue()).isLessThan(100);
  }

  @Test
  void anArchiveThatUnpacksToGigabytesIsRefused() throws IOException {
    assertThat(code(zip("word/media/zeros.bin", new byte[60_000_000]))).isEqualTo("too-complex");
    byte[] paragraphs = document("<w:p></w:p>".repeat(5_000_000)).getBytes(UTF_8);
    // On a busy machine the limit of time may come before that of paragraphs.
    assertThat(code(zip("word/document.xml", paragraphs))).isIn("too-complex", "timed-out");
  }

  @Test
  void anArchiveInAnArchiveIsNoDocument() throws IOException {
    byte[] file = zip("inner.docx", docx(document(paragraph("Normal", "text"))));
    assertThat(seen(file).path("readable").booleanValue()).isFalse();
  }

  @Test
  void deepNestingEnds() throws IOException {
    assertThat(observe(docx("<a>".repeat(10_000)))).isInstanceOf(Result.class);
    assertThat(observe(("<div>".repeat(5_000) + "x").getBytes(UTF_8))).isInstanceOf(Result.class);
    assertThat(observe((">".repeat(2_000) + "**x** x").getBytes(UTF_8))).isInstanceOf(Result.class);
  }

  @Test
  void tooManyBytesAreRefused() {
    assertThat(code(new byte[10_000_001])).isEqualTo("too-large");
  }

  @Test
  void whatTakesTooLongIsStopped() {
    var limits = new TextLimits(10_000_000, 200_000, 200, 40_000_000, Duration.ofMillis(1));
    Result result =
        new PolicyTextProbe(limits).observe("# a\n\n- b **c**\n".repeat(200_000).getBytes(UTF_8));
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("timed-out"));
  }

  @Test
  void loneSurrogatesAndDirectionMarksDoNoHarm() {
    byte[] file = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b', '\n', 'c'};
    assertThat(observe(file)).isInstanceOf(Result.Seen.class);
    String bidi = "您可以\u202E删除\u2066您的数据";
    assertThat(seen(bidi.getBytes(UTF_8)).path("text").stringValue()).isEqualTo(bidi);
  }
}
