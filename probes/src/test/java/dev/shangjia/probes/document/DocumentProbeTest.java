package dev.shangjia.probes.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Observation.Result;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentProbeTest {
  @TempDir private Path folder;

  private Result observe(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("licence.jpg"), content);
    return new DocumentProbe().observe(file);
  }

  private ObjectNode seen(byte[] content) throws IOException {
    Result result = observe(content);
    assertThat(result).as("%s", result).isInstanceOf(Result.Seen.class);
    return ((Result.Seen) result).facts();
  }

  private String failed(byte[] content) throws IOException {
    Result result = observe(content);
    assertThat(result).as("%s", result).isInstanceOf(Result.Failed.class);
    return ((Result.Failed) result).code();
  }

  private static byte[] pdf(String... lines) throws IOException {
    try (var document = new PDDocument()) {
      write(document, lines);
      return saved(document);
    }
  }

  private static void write(PDDocument document, String... lines) throws IOException {
    var page = new PDPage();
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      for (int i = 0; i < lines.length; i++) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700 - 20 * i);
        content.showText(lines[i]);
        content.endText();
      }
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static BufferedImage paper(Color ink) {
    var image = new BufferedImage(800, 1100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 800, 1100);
    graphics.setColor(Color.BLACK);
    for (int y = 100; y < 900; y += 20) {
      graphics.fillRect(100, y, 600, 6);
    }
    graphics.setColor(ink);
    graphics.fillOval(500, 800, 160, 160);
    graphics.dispose();
    return image;
  }

  @Test
  void readsCodesAndDatesOfAPdfWhateverItsName() throws Exception {
    ObjectNode facts = seen(pdf("Code 91330106MA2LEAF00W", "Valid until 2027-03-31, 2027.13.01"));

    assertThat(facts.path("format").asString()).isEqualTo("pdf");
    assertThat(facts.path("readable").asBoolean()).isTrue();
    assertThat(facts.path("hasText").asBoolean()).isTrue();
    assertThat(facts.path("pages").asInt()).isEqualTo(1);
    assertThat(facts.path("creditCodes").toString()).isEqualTo("[\"91330106MA2LEAF00W\"]");
    assertThat(facts.path("dates").toString()).isEqualTo("[\"2027-03-31\"]");
    assertThat(facts.path("blank").asBoolean()).isFalse();
  }

  @Test
  void saysThatAnEmptyPdfIsBlankAndGuessesNoWords() throws Exception {
    ObjectNode facts = seen(pdf());

    assertThat(facts.path("blank").asBoolean()).isTrue();
    assertThat(facts.path("hasText").asBoolean()).isFalse();
    assertThat(facts.path("text").asString("?")).isEmpty();
  }

  @Test
  void seesARedSealAndColourOfAPicture() throws Exception {
    ObjectNode sealed = seen(png(paper(new Color(200, 30, 35))));
    ObjectNode grey = seen(png(paper(new Color(90, 90, 90))));

    assertThat(sealed.path("format").asString()).isEqualTo("png");
    assertThat(sealed.path("redShare").asDouble()).isBetween(0.015, 0.03);
    assertThat(sealed.path("hasText").asBoolean()).isFalse();
    assertThat(grey.path("redShare").asDouble()).isZero();
    assertThat(grey.path("colouredShare").asDouble()).isZero();
    assertThat(grey.path("blank").asBoolean()).isFalse();
  }

  @Test
  void saysThatALockedPdfTakesAPassword() throws Exception {
    byte[] locked;
    try (var document = new PDDocument()) {
      write(document, "secret");
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      locked = saved(document);
    }
    ObjectNode facts = seen(locked);

    assertThat(facts.path("encrypted").asBoolean()).isTrue();
    assertThat(facts.path("readable").asBoolean()).isFalse();
    assertThat(facts.has("pages")).isFalse();
  }

  @Test
  void namesWhatCouldAct() throws Exception {
    byte[] acting;
    try (var document = new PDDocument()) {
      write(document, "hello");
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
      acting = saved(document);
    }

    assertThat(seen(acting).path("activeContent").valueStream().map(JsonNode::asString))
        .containsExactly("javascript");
    assertThat(seen(pdf("plain")).path("activeContent")).isEmpty();
  }

  @Test
  void doesNotBelieveADamagedOrMislabelledFile() throws Exception {
    byte[] whole = pdf("Code 91330106MA2LEAF00W");
    assertThat(seen("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)).path("readable"))
        .isEqualTo(seen("no document".getBytes(StandardCharsets.US_ASCII)).path("readable"));
    assertThat(seen(Arrays.copyOf(whole, 40)).path("readable").asBoolean()).isFalse();
    assertThat(seen("PK\3\4".getBytes(StandardCharsets.ISO_8859_1)).path("format").asString())
        .isEqualTo("unknown");
    byte[] picture = png(paper(Color.RED));
    assertThat(seen(Arrays.copyOf(picture, picture.length / 2)).path("readable").asBoolean())
        .isFalse();
  }

  @Test
  void takesAPictureWithAPdfBehindItForAPicture() throws Exception {
    byte[] picture = png(paper(Color.RED));
    byte[] pdf = pdf("hidden");
    byte[] both = Arrays.copyOf(picture, picture.length + pdf.length);
    System.arraycopy(pdf, 0, both, picture.length, pdf.length);

    ObjectNode facts = seen(both);
    assertThat(facts.path("format").asString()).isEqualTo("png");
    assertThat(facts.path("text").asString("?")).isEmpty();
  }

  @Test
  void refusesAPdfThatUnpacksToGigabytes() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        deflater.write(zeros);
      }
    }
    var bomb = new ByteArrayOutputStream();
    bomb.writeBytes(
        ("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/Filter/FlateDecode/Length "
                + packed.size()
                + ">>\nstream\n")
            .getBytes(StandardCharsets.US_ASCII));
    bomb.writeBytes(packed.toByteArray());
    bomb.writeBytes("\nendstream\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));

    assertThat(failed(bomb.toByteArray())).isEqualTo("too-complex");
  }

  @Test
  void countsMorePagesThanItReads() throws Exception {
    byte[] many;
    try (var document = new PDDocument()) {
      for (int i = 0; i < 60; i++) {
        write(document, "page " + i);
      }
      many = saved(document);
    }
    ObjectNode facts = seen(many);

    assertThat(facts.path("pages").asInt()).isEqualTo(60);
    assertThat(facts.path("truncated").asBoolean()).isTrue();
    assertThat(facts.path("text").asString("")).contains("page 49").doesNotContain("page 50");
  }

  @Test
  void readsNoMoreTextThanIsKept() throws Exception {
    String[] lines = new String[400];
    Arrays.fill(lines, "0123456789012345678901234567890123456789012345678901234567890123456789");
    ObjectNode facts = seen(pdf(lines));

    assertThat(facts.path("text").asString("").length()).isLessThanOrEqualTo(12_000);
    assertThat(facts.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void endsOnCircularAndDeepPageTrees() throws Exception {
    String circle =
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 1000000000/Kids[2 0 R 2 0 R]>> endobj
        trailer <</Root 1 0 R/Size 3>>
        %%EOF
        """;
    Result result = observe(circle.getBytes(StandardCharsets.US_ASCII));
    assertThat(result).isNotNull();
    var deep = new StringBuilder("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages ");
    deep.append("[".repeat(200_000)).append(" endobj\ntrailer <</Root 1 0 R>>\n%%EOF");
    assertThat(observe(deep.toString().getBytes(StandardCharsets.US_ASCII))).isNotNull();
  }

  @Test
  void refusesATooLargeFileBeforeReadingIt() throws Exception {
    var limits = new DocumentLimits(100, 1, 10, 1000, Duration.ofSeconds(1));
    Path file = Files.write(folder.resolve("large.pdf"), new byte[101]);
    assertThat(new DocumentProbe(limits).observe(file))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("too-large"));
  }

  /** A page whose content is so many spaces, packed in these ways. */
  private static PDDocument spaces(int megabytes, COSName... packings) throws IOException {
    var document = new PDDocument();
    var page = new PDPage();
    document.addPage(page);
    COSStream content = document.getDocument().createCOSStream();
    var filters = new COSArray();
    for (COSName packing : packings) {
      filters.add(packing);
    }
    byte[] blank = new byte[1 << 20];
    Arrays.fill(blank, (byte) ' ');
    try (OutputStream out = content.createOutputStream(filters)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(blank);
      }
    }
    page.getCOSObject().setItem(COSName.CONTENTS, content);
    return document;
  }

  @Test
  void metersWhatIsEncryptedWithoutAPassword() throws Exception {
    var policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
    try (PDDocument bomb = spaces(200, COSName.FLATE_DECODE);
        PDDocument plain = spaces(1, COSName.FLATE_DECODE)) {
      bomb.protect(policy);
      assertThat(failed(saved(bomb))).isEqualTo("too-complex");
      plain.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      assertThat(seen(saved(plain)).path("readable").asBoolean()).isTrue();
    }
  }

  @Test
  void metersPackingsOfEveryKind() throws Exception {
    var small = new DocumentLimits(1_000_000, 1, 1000, 300_000, Duration.ofSeconds(10));
    for (COSName packing : List.of(COSName.LZW_DECODE, COSName.RUN_LENGTH_DECODE)) {
      try (PDDocument document = spaces(1, packing)) {
        byte[] bytes = saved(document);
        Path file = Files.write(folder.resolve("packed.pdf"), bytes);
        assertThat(new DocumentProbe(small).observe(file))
            .isInstanceOfSatisfying(
                Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("too-complex"));
        assertThat(seen(bytes).path("blank").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void refusesStreamsPackedTwiceHoweverTheyAreWritten() throws Exception {
    try (PDDocument twice = spaces(1, COSName.FLATE_DECODE, COSName.LZW_DECODE);
        PDDocument coded = spaces(1, COSName.ASCII85_DECODE, COSName.FLATE_DECODE)) {
      byte[] bytes = saved(twice);
      assertThat(failed(bytes)).isEqualTo("too-complex");
      assertThat(failed(replaced(bytes, "/FlateDecode", "/#46lateDecode")))
          .isEqualTo("too-complex");
      assertThat(seen(saved(coded)).path("readable").asBoolean()).isTrue();
    }
    try (PDDocument elsewhere = spaces(1, COSName.FLATE_DECODE)) {
      COSStream content = (COSStream) elsewhere.getPage(0).getCOSObject().getItem(COSName.CONTENTS);
      content.setItem(COSName.FILTER, new COSObject(COSName.FLATE_DECODE, new COSObjectKey(99, 0)));
      assertThat(failed(saved(elsewhere))).isEqualTo("too-complex");
    }
  }

  private static byte[] replaced(byte[] bytes, String old, String now) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(old, now)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void takesNothingButMarksForContent() throws Exception {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.saveGraphicsState();
        content.setLineWidth(2);
        content.moveTo(10, 10);
        content.lineTo(90, 90);
        content.restoreGraphicsState();
      }
      assertThat(seen(saved(document)).path("blank").asBoolean()).isTrue();
      try (var content =
          new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
        content.moveTo(10, 10);
        content.lineTo(90, 90);
        content.stroke();
      }
      assertThat(seen(saved(document)).path("blank").asBoolean()).isFalse();
    }
  }

  @Test
  void looksForNoFontsOnTheMachine() throws Exception {
    String unknownFont =
        new String(pdf("Valid until 2027-03-31"), StandardCharsets.ISO_8859_1)
            .replace("/BaseFont /Helvetica", "/BaseFont /Xelvetica");

    ObjectNode facts = seen(unknownFont.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(facts.path("text").asString()).isEqualTo("Valid until 2027-03-31");
    assertThat(FontMappers.instance().getFontBoxFont("Xelvetica", null).getFont().getName())
        .isEqualTo("LiberationSans");
  }

  /** A whole file of these objects; the first is the catalogue. */
  private static byte[] file(String... objects) {
    var text = new StringBuilder("%PDF-1.4\n");
    for (int i = 0; i < objects.length; i++) {
      text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    text.append("trailer <</Root 1 0 R/Size ").append(objects.length + 1).append(">>\n%%EOF\n");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] pageOf(String content, String... more) {
    var objects = new ArrayList<String>();
    objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
    objects.add(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            + "/Resources<</XObject<</X 5 0 R>>>>>>");
    objects.add(stream("", content));
    objects.addAll(List.of(more));
    return file(objects.toArray(String[]::new));
  }

  private static String stream(String dictionary, String content) {
    return "<<"
        + dictionary
        + "/Length "
        + content.length()
        + ">>\nstream\n"
        + content
        + "\nendstream";
  }

  @Test
  void refusesContentThatGrowsInMemory() throws Exception {
    assertThat(failed(pageOf("q ".repeat(1_500_000)))).isEqualTo("too-complex");
    assertThat(failed(pageOf("[(a)]".repeat(1_000_000)))).isEqualTo("too-complex");
    String form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "(a)".repeat(1_500_000));
    assertThat(failed(pageOf("/X Do", form))).isEqualTo("too-complex");
    byte[] hugeArray =
        file("<</Type/Catalog/Pages 2 0 R/X[" + "(a)".repeat(4_000_000) + "]>>", "<<>>");
    assertThat(failed(hugeArray)).isEqualTo("too-complex");
  }

  @Test
  void endsFormsThatShowThemselves() throws Exception {
    String twice = "/X Do ".repeat(200);
    String form =
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", twice);
    var limits = new DocumentLimits(1_000_000, 5, 1000, 60_000_000, Duration.ofSeconds(2));
    Path file = Files.write(folder.resolve("forms.pdf"), pageOf(twice, form));

    assertThat(new DocumentProbe(limits).observe(file)).isNotNull();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("document-probe")) {
        assertThat(thread.join(Duration.ofSeconds(10))).as("ends when interrupted").isTrue();
      }
    }
  }

  @Test
  void readsAnOrdinaryLongDocument() throws Exception {
    byte[] many;
    try (var document = new PDDocument()) {
      for (int i = 0; i < 40; i++) {
        String[] lines = new String[34];
        Arrays.fill(lines, "0123456789012345678901234567890123456789012345678901234567");
        write(document, lines);
      }
      many = saved(document);
    }
    var roomy = new DocumentLimits(20_000_000, 50, 200_000, 60_000_000, Duration.ofSeconds(20));
    Path file = Files.write(folder.resolve("long.pdf"), many);
    assertThat(new DocumentProbe(roomy).observe(file))
        .isInstanceOfSatisfying(
            Result.Seen.class,
            seen -> {
              assertThat(seen.facts().path("truncated").asBoolean()).isFalse();
              assertThat(seen.facts().path("text").asString().length()).isGreaterThan(78_000);
            });
  }
}
