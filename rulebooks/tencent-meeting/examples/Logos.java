import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** The logos of the examples: 128 x 128 with corners of 16 px unless they are meant to be wrong. */
final class Logos {
  private Logos() {}

  /** A sheet of minutes with a voice on it, 96 x 96 on blue. */
  static BufferedImage minutes() {
    var brush = tile(0x4A7BFF, 0x1F49E0);
    sheet(brush, 16, 96);
    return finish(brush, 16);
  }

  /** The company's mark: two leaves that make a speech bubble, on dark green. */
  static BufferedImage company() {
    var brush = tile(0x15724F, 0x0C5239);
    brush.dot(64, 64, 48, Brush.PAPER);
    var leaf = new Path2D.Double();
    leaf.moveTo(34, 86);
    leaf.curveTo(34, 48, 60, 34, 94, 38);
    leaf.curveTo(96, 74, 72, 92, 34, 86);
    brush.fill(leaf, 0x18A058);
    brush.line(5, Brush.PAPER, 40, 84, 60, 66, 82, 50);
    return finish(brush, 16);
  }

  /** The minutes' sheet much too small for its tile. */
  static BufferedImage small() {
    var brush = tile(0x4A7BFF, 0x1F49E0);
    sheet(brush, 44, 40);
    return finish(brush, 16);
  }

  /** Grey on nearly the same grey, with sharp corners. */
  static BufferedImage pale() {
    var brush = tile(0xE9EBEF, 0xE9EBEF);
    brush.box(16, 16, 96, 96, 20, 0xE1E4E9);
    brush.line(8, 0xD9DDE3, 40, 68, 58, 86, 90, 46);
    return brush.image();
  }

  /** A mark of 320 pixels, covered with grain so that it weighs too much. */
  static BufferedImage heavy() {
    var brush = new Brush(320, 320, false);
    brush.fade(new RoundRectangle2D.Double(0, 0, 320, 320, 0, 0), 0xFFB75E, 0xED8F03);
    brush.box(60, 60, 200, 200, 50, Brush.PAPER);
    brush.line(25, 0xED8F03, 110, 165, 148, 203, 215, 122);
    var image = brush.image();
    var random = new Random(7);
    for (int y = 0; y < 320; y++) {
      for (int x = 0; x < 320; x++) {
        image.setRGB(x, y, image.getRGB(x, y) ^ (random.nextInt() & 0x3F3F3F));
      }
    }
    return image;
  }

  /** A QR code where the logo should be. */
  static BufferedImage code() {
    var brush = tile(Brush.PAPER, Brush.PAPER);
    Screens.code(brush, 14, 14, 4, "https://u.shangjia.dev/join");
    return brush.image();
  }

  private static Brush tile(int top, int bottom) {
    var brush = new Brush(128, 128, true);
    brush.fade(new RoundRectangle2D.Double(0, 0, 128, 128, 0, 0), top, bottom);
    return brush;
  }

  private static BufferedImage finish(Brush brush, double radius) {
    brush.keepOnly(new RoundRectangle2D.Double(0, 0, 128, 128, 2 * radius, 2 * radius));
    return brush.image();
  }

  private static void sheet(Brush brush, double at, double size) {
    double unit = size / 96;
    var page = new Path2D.Double();
    page.moveTo(at + 12 * unit, at);
    page.lineTo(at + 66 * unit, at);
    page.lineTo(at + 96 * unit, at + 30 * unit);
    page.lineTo(at + 96 * unit, at + 84 * unit);
    page.curveTo(
        at + 96 * unit, at + 91 * unit, at + 91 * unit, at + 96 * unit, at + 84 * unit, at + size);
    page.lineTo(at + 12 * unit, at + size);
    page.curveTo(at + 5 * unit, at + 96 * unit, at, at + 91 * unit, at, at + 84 * unit);
    page.lineTo(at, at + 12 * unit);
    page.curveTo(at, at + 5 * unit, at + 5 * unit, at, at + 12 * unit, at);
    page.closePath();
    brush.fill(page, Brush.PAPER);
    var fold = new Path2D.Double();
    fold.moveTo(at + 66 * unit, at);
    fold.lineTo(at + 96 * unit, at + 30 * unit);
    fold.lineTo(at + 66 * unit, at + 30 * unit);
    fold.closePath();
    brush.fill(fold, 0xB9CCFF);
    double[] heights = {12, 26, 40, 22, 34, 14};
    for (int i = 0; i < heights.length; i++) {
      brush.box(
          at + (17 + i * 11) * unit,
          at + (52 - heights[i] / 2) * unit,
          6 * unit,
          heights[i] * unit,
          3 * unit,
          i == 2 || i == 4 ? Brush.ORANGE : Brush.BLUE);
    }
    brush.box(at + 17 * unit, at + 79 * unit, 44 * unit, 6 * unit, 3 * unit, 0xB9CCFF);
  }
}
