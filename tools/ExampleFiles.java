import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * Makes the pictures, papers and archives of the example dossiers of all programs but {@code
 * tencent-meeting}, which has its own: {@code java tools/ExampleFiles.java rulebooks}. What it
 * makes is committed. It uses shapes only, never a font, so that a picture is the same on every
 * machine; text is shown as bars.
 */
final class ExampleFiles {
  private static final int INK = 0x1F2329;
  private static final int PAPER = 0xFFFFFF;
  private static final int BLUE = 0x2B5CFF;
  private static final int GREEN = 0x18A058;
  private static final int RED = 0xD23B35;

  private final Path rulebooks;

  private ExampleFiles(Path rulebooks) {
    this.rulebooks = rulebooks;
  }

  static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    var folder = Path.of(arguments.length > 0 ? arguments[0] : "rulebooks");
    if (!Files.isRegularFile(folder.resolve("weda/rulebook.yaml"))) {
      System.err.println(folder + " holds no rulebooks; name their folder.");
      System.exit(2);
    }
    var files = new ExampleFiles(folder);
    files.weda();
    files.dingtalk();
    files.live();
  }

  private void weda() throws IOException {
    for (String name : new String[] {"joining-shiye", "joining-hasty"}) {
      write("weda", name, "licence.png", png(paper(900, 1270, 1, RED)));
      write("weda", name, "identity.png", png(card()));
    }
    write("weda", "joining-shiye", "bank.png", png(paper(900, 640, 2, BLUE)));
    write("weda", "joining-hasty", "bank.docx", "not a scan".getBytes(StandardCharsets.UTF_8));
    for (String name : new String[] {"shop-booking", "cheap-orders"}) {
      write("weda", name, "home.png", png(screen(3)));
      write("weda", name, "booking.png", png(screen(4)));
    }
    write("weda", "shop-booking", "template.zip", template(40));
    write("weda", "cheap-orders", "template.zip", template(0));
  }

  private void dingtalk() throws IOException {
    for (String name : new String[] {"patrol-app", "not-invited"}) {
      write("dingtalk-app-center", name, "icon.png", png(icon(120, 22, GREEN)));
    }
    write("dingtalk-quick-deployment", "patrol-offline", "icon.png", png(icon(120, 22, GREEN)));
    write("dingtalk-quick-deployment", "copied-form", "icon.png", jpeg(icon(128, 0, BLUE)));
    for (String name : new String[] {"store-opening", "nobody-inside"}) {
      write("dingtalk-quick-deployment", name, "icon.png", png(icon(120, 22, GREEN)));
    }
  }

  private void live() throws IOException {
    for (String name : new String[] {"market-docking", "market-category"}) {
      write("mini-program-live", name, "licence.png", png(paper(900, 1270, 3, RED)));
    }
  }

  private void write(String program, String example, String name, byte[] content)
      throws IOException {
    Path folder = rulebooks.resolve(program).resolve("examples").resolve(example);
    Files.createDirectories(folder);
    Files.write(folder.resolve(name), content);
  }

  /** A certificate: a frame, a title, lines of text and a round stamp. */
  private static BufferedImage paper(int width, int height, int seed, int stamp) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    fill(pen, 0, 0, width, height, 0, 0xF7F3E8);
    fill(pen, 24, 24, width - 48, height - 48, 10, 0xC9B98A);
    fill(pen, 30, 30, width - 60, height - 60, 8, 0xFFFDF6);
    fill(pen, width / 2 - 160, 90, 320, 40, 8, INK);
    var random = new Random(seed);
    for (int y = 190; y < height - 240; y += 46) {
      bars(pen, 90, y, width - 180 - random.nextInt(220), 16, random, 0x4E5969);
    }
    pen.setPaint(new Color(stamp));
    pen.setStroke(new java.awt.BasicStroke(7));
    pen.draw(new Ellipse2D.Double(width - 290, height - 260, 180, 180));
    fill(pen, width - 240, height - 182, 80, 22, 6, stamp);
    return image;
  }

  /** Both sides of an identity card on one sheet. */
  private static BufferedImage card() {
    BufferedImage image = new BufferedImage(720, 960, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    fill(pen, 0, 0, 720, 960, 0, PAPER);
    var random = new Random(7);
    for (int top = 50; top <= 500; top += 450) {
      fill(pen, 60, top, 600, 380, 26, 0xCBD9EA);
      for (int line = 0; line < 5; line++) {
        bars(pen, 100, top + 60 + line * 58, 260, 18, random, INK);
      }
    }
    pen.setPaint(new Color(0x8FA3BC));
    pen.fill(new Ellipse2D.Double(450, 110, 130, 130));
    fill(pen, 430, 250, 170, 120, 50, 0x8FA3BC);
    return image;
  }

  /** A page of a mini-program with cards. */
  private static BufferedImage screen(int cards) {
    BufferedImage image = new BufferedImage(750, 1334, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    fill(pen, 0, 0, 750, 1334, 0, 0xF2F4F8);
    fill(pen, 0, 0, 750, 150, 0, GREEN);
    fill(pen, 285, 80, 180, 28, 8, PAPER);
    var random = new Random(cards);
    for (int i = 0; i < cards; i++) {
      int top = 190 + i * 250;
      fill(pen, 30, top, 690, 220, 18, PAPER);
      fill(pen, 60, top + 30, 160, 160, 16, i % 2 == 0 ? 0xBFE5CF : 0xCFE0FF);
      bars(pen, 250, top + 50, 300, 22, random, INK);
      bars(pen, 250, top + 100, 400, 16, random, 0x8F959E);
      fill(pen, 540, top + 150, 150, 46, 23, BLUE);
    }
    return image;
  }

  /** A tick on a tile. */
  private static BufferedImage icon(int size, int radius, int colour) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    fill(pen, 0, 0, size, size, radius, colour);
    pen.setPaint(new Color(PAPER));
    pen.setStroke(
        new java.awt.BasicStroke(
            size / 9f, java.awt.BasicStroke.CAP_ROUND, java.awt.BasicStroke.JOIN_ROUND));
    var path = new java.awt.geom.Path2D.Double();
    path.moveTo(size * .28, size * .52);
    path.lineTo(size * .44, size * .68);
    path.lineTo(size * .73, size * .36);
    pen.draw(path);
    return image;
  }

  /** An archive of pages; with none, it is as good as empty. */
  private static byte[] template(int pages) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (int i = 0; i <= pages; i++) {
        var entry = new ZipEntry(i == 0 ? "app.json" : "pages/page-" + i + ".json");
        entry.setLastModifiedTime(FileTime.fromMillis(1_790_000_000_000L));
        zip.putNextEntry(entry);
        zip.write(("{\"page\": " + i + "}").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return pen;
  }

  private static void fill(
      Graphics2D pen, double x, double y, double width, double height, double radius, int colour) {
    pen.setPaint(new Color(colour));
    pen.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
  }

  /** One line of words, as bars with gaps between them. */
  private static void bars(
      Graphics2D pen, double x, double y, double width, double height, Random random, int colour) {
    double at = x;
    while (at < x + width - height) {
      double word = Math.min(height * (2 + random.nextInt(6)), x + width - at);
      fill(pen, at, y, word, height, height / 3, colour);
      at += word + height * .7;
    }
  }

  private static byte[] png(BufferedImage image) throws IOException {
    return encoded(image, "png");
  }

  /** JPEG knows no transparency. */
  private static byte[] jpeg(BufferedImage image) throws IOException {
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(image, 0, 0, Color.WHITE, null);
    return encoded(opaque, "jpg");
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }
}
