import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Papers as a provider hands them in: scans, on which words are bars as on all pictures here, and
 * PDFs with a layer of text.
 */
final class Papers {
  private static final int SEAL = 0xC8262C;
  private static final int GOLD = 0xB8862B;
  private static final int PEN = 0x1D3E8A;

  private Papers() {}

  /** A licence in a frame, with an emblem, a purpose written by hand and a seal: 1200 x 848. */
  static BufferedImage licence() {
    var brush = new Brush(1200, 848, false);
    paper(brush, 1200, 848);
    brush.line(6, GOLD, 40, 40, 1160, 40, 1160, 808, 40, 808, 40, 40);
    brush.line(2, GOLD, 56, 56, 1144, 56, 1144, 792, 56, 792, 56, 56);
    brush.dot(600, 130, 46, SEAL);
    brush.fill(star(600, 130, 26), 0xF5C344);
    brush.words(420, 200, 360, 34, Brush.INK);
    brush.paragraph(120, 300, 460, 18, 7, Brush.INK);
    brush.paragraph(640, 300, 420, 18, 4, Brush.INK);
    hand(brush, 620, 560, 330);
    seal(brush, 960, 660);
    return brush.image();
  }

  /** A letter of one page, of so many parts, with a seal at its end: 848 x 1200. */
  static BufferedImage letter(int parts) {
    var brush = new Brush(848, 1200, false);
    paper(brush, 848, 1200);
    brush.words(234, 110, 380, 34, Brush.INK);
    for (int i = 0; i < parts; i++) {
      brush.paragraph(100, 230 + 220 * i, 650, 16, 5, Brush.INK);
    }
    brush.words(470, 980, 250, 16, Brush.INK);
    brush.words(470, 1030, 170, 16, Brush.INK);
    seal(brush, 620, 990);
    return brush.image();
  }

  /** Both sides of a card on one sheet, with a seal across: 848 x 1200. */
  static BufferedImage identityCard(int side) {
    var brush = new Brush(848, 1200, false);
    paper(brush, 848, 1200);
    brush.box(164, 140, 520, 330, 24, side);
    brush.box(164, 560, 520, 330, 24, 0xE9EEF2);
    brush.paragraph(200, 200, 240, 16, 4, Brush.INK);
    brush.box(500, 190, 140, 180, 8, 0xCFD6DC);
    brush.dot(570, 250, 36, 0x9AA4AD);
    brush.dot(230, 620, 34, SEAL);
    brush.paragraph(300, 610, 330, 16, 3, Brush.INK);
    seal(brush, 600, 1010);
    return brush.image();
  }

  /** A result page of an official site, as a browser shows it: 1280 x 720. */
  static BufferedImage lookUp(int banner) {
    var brush = new Brush(1280, 720, false);
    brush.box(0, 0, 1280, 720, 0, Brush.MIST);
    brush.box(0, 0, 1280, 56, 0, Brush.LINE);
    brush.box(180, 14, 700, 28, 14, Brush.PAPER);
    brush.box(0, 56, 1280, 90, 0, banner);
    brush.words(60, 86, 320, 28, Brush.PAPER);
    brush.card(120, 190, 1040, 440);
    for (int row = 0; row < 5; row++) {
      brush.words(160, 230 + 76 * row, 150, 18, Brush.GREY);
      brush.words(380, 230 + 76 * row, 420 + 60 * (row % 3), 18, Brush.INK);
      brush.line(1, Brush.LINE, 160, 272 + 76 * row, 1120, 272 + 76 * row);
    }
    seal(brush, 1010, 520);
    return brush.image();
  }

  /** A PDF of one page with these lines as its text; without any, an empty page. */
  static byte[] pdf(String... lines) {
    return pdf("", lines);
  }

  /** A PDF that runs a script when it is opened. */
  static byte[] acting(String... lines) {
    return pdf("/OpenAction<</S/JavaScript/JS(app.launchURL\\('https://example.com'\\))>>", lines);
  }

  private static byte[] pdf(String catalogue, String... lines) {
    var content = new StringBuilder(lines.length == 0 ? "q" : "BT /F1 14 Tf 60 780 Td 24 TL\n");
    for (String line : lines) {
      byte[] text = line.getBytes(StandardCharsets.UTF_16BE);
      content.append('<').append(HexFormat.of().formatHex(text)).append("> Tj T*\n");
    }
    content.append(lines.length == 0 ? " Q" : "ET");
    return file(
        List.of(
            "<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                + "/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>",
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
                + "/DescendantFonts[5 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 6 0 R"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>",
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
                + "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
            "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream"));
  }

  private static byte[] file(List<String> objects) {
    var file = new ByteArrayOutputStream();
    var places = new ArrayList<Integer>();
    add(file, "%PDF-1.4\n");
    for (String object : objects) {
      places.add(file.size());
      add(file, places.size() + " 0 obj\n" + object + "\nendobj\n");
    }
    int table = file.size();
    add(file, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> add(file, "%010d 00000 n \n".formatted(place)));
    add(file, "trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\n");
    add(file, "startxref\n" + table + "\n%%EOF\n");
    return file.toByteArray();
  }

  private static void add(ByteArrayOutputStream file, String text) {
    file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void paper(Brush brush, int width, int height) {
    brush.box(0, 0, width, height, 0, 0xFBFAF5);
  }

  /** The round seal of a company: a ring, a star, and words around it. */
  private static void seal(Brush brush, double x, double y) {
    double radius = 92;
    for (int i = 0; i <= 60; i++) {
      double angle = 2 * Math.PI * i / 60;
      double next = 2 * Math.PI * (i + 1) / 60;
      brush.line(
          7,
          SEAL,
          x + radius * Math.cos(angle),
          y + radius * Math.sin(angle),
          x + radius * Math.cos(next),
          y + radius * Math.sin(next));
    }
    brush.fill(star(x, y, 30), SEAL);
    for (int i = 0; i < 13; i++) {
      double angle = Math.PI * (0.85 + 1.3 * i / 12);
      var word = new Ellipse2D.Double(-9, -11, 18, 22);
      var place =
          AffineTransform.getTranslateInstance(x + 66 * Math.cos(angle), y + 66 * Math.sin(angle));
      place.rotate(angle + Math.PI / 2);
      brush.fill(place.createTransformedShape(word), SEAL);
    }
  }

  private static Path2D star(double x, double y, double radius) {
    var star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double reach = i % 2 == 0 ? radius : radius * 0.4;
      double angle = -Math.PI / 2 + Math.PI * i / 5;
      if (i == 0) {
        star.moveTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
      } else {
        star.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
      }
    }
    star.closePath();
    return star;
  }

  /** A line of blue handwriting. */
  private static void hand(Brush brush, double x, double y, double width) {
    for (double at = 0; at < width; at += 28) {
      brush.line(3, PEN, x + at, y + 14, x + at + 10, y - 12, x + at + 6, y + 10, x + at + 20, y);
    }
  }
}
