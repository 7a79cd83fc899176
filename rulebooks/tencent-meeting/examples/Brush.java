import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Draws the parts that the example pictures are made of. It uses shapes only, never a font, so that
 * a picture is the same on every machine; text is shown as bars.
 */
final class Brush {
  static final int INK = 0x1F2329;
  static final int GREY = 0x8F959E;
  static final int LINE = 0xDEE0E3;
  static final int PAPER = 0xFFFFFF;
  static final int MIST = 0xF2F4F8;
  static final int BLUE = 0x2B5CFF;
  static final int SKY = 0xDCE6FF;
  static final int GREEN = 0x18A058;
  static final int ORANGE = 0xF08C2E;
  static final int CORAL = 0xE8594F;
  private static final int[] SKINS = {0xF6D5B8, 0xEFC3A0, 0xE2AE86};
  private static final int[] SHIRTS = {0x4C6FFF, 0x2FA98C, 0xD9822B, 0x8A63D2, 0xC8546A, 0x3C8DBC};
  private static final int[] HAIRS = {0x2A2A2E, 0x3B2A22, 0x4A3B32};

  private final BufferedImage image;
  private final Graphics2D pen;
  private final Random random;

  Brush(int width, int height, boolean transparent) {
    image =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    random = new Random(20241122L * width + height);
  }

  BufferedImage image() {
    return image;
  }

  void fill(Shape shape, int colour) {
    pen.setPaint(new Color(colour));
    pen.fill(shape);
  }

  void fade(Shape shape, int top, int bottom) {
    var box = shape.getBounds2D();
    pen.setPaint(
        new GradientPaint(
            0, (float) box.getMinY(), new Color(top), 0, (float) box.getMaxY(), new Color(bottom)));
    pen.fill(shape);
  }

  void box(double x, double y, double width, double height, double radius, int colour) {
    fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), colour);
  }

  /** A card with a hairline border. */
  void card(double x, double y, double width, double height) {
    box(x, y, width, height, 16, LINE);
    box(x + 1.5, y + 1.5, width - 3, height - 3, 15, PAPER);
  }

  void dot(double centreX, double centreY, double radius, int colour) {
    fill(new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius), colour);
  }

  void line(double width, int colour, double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    pen.setPaint(new Color(colour));
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(path);
  }

  void arc(double centreX, double centreY, double radius, double width, double part, int colour) {
    pen.setPaint(new Color(colour));
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(
        new java.awt.geom.Arc2D.Double(
            centreX - radius,
            centreY - radius,
            2 * radius,
            2 * radius,
            90,
            -360 * part,
            java.awt.geom.Arc2D.OPEN));
  }

  /** One line of words, as bars with gaps between them. */
  void words(double x, double y, double width, double height, int colour) {
    double at = x;
    while (at < x + width - height) {
      double word = Math.min(height * (2 + random.nextInt(7)), x + width - at);
      box(at, y, word, height, height / 3, colour);
      at += word + height * 0.7;
    }
  }

  /** Several lines; the last one is shorter. */
  void paragraph(double x, double y, double width, double height, int lines, int colour) {
    for (int i = 0; i < lines; i++) {
      double part = i == lines - 1 ? 0.45 + random.nextInt(30) / 100.0 : 1;
      words(x, y + i * height * 2.1, width * part, height, colour);
    }
  }

  void tick(double x, double y, double size, boolean done) {
    box(x, y, size, size, size / 5, done ? BLUE : LINE);
    if (done) {
      double s = size;
      line(
          s / 9,
          PAPER,
          x + s * .26,
          y + s * .52,
          x + s * .44,
          y + s * .7,
          x + s * .76,
          y + s * .32);
    } else {
      box(x + 3, y + 3, size - 6, size - 6, size / 7, PAPER);
    }
  }

  /** A person: head, hair and shoulders in a circle, whole. */
  void person(double centreX, double centreY, double radius, int who, int ground) {
    var old = pen.getClip();
    var frame = new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    fill(frame, ground);
    pen.clip(frame);
    fill(
        new Ellipse2D.Double(
            centreX - radius * .72, centreY + radius * .35, radius * 1.44, radius * 1.5),
        SHIRTS[who % SHIRTS.length]);
    box(
        centreX - radius * .14,
        centreY + radius * .12,
        radius * .28,
        radius * .4,
        radius * .1,
        SKINS[who % SKINS.length]);
    dot(centreX, centreY - radius * .26, radius * .44, HAIRS[(who + 1) % HAIRS.length]);
    dot(centreX, centreY - radius * .12, radius * .36, SKINS[who % SKINS.length]);
    pen.setClip(old);
  }

  /** Makes everything outside a shape transparent, with a smooth edge. */
  void keepOnly(Shape shape) {
    var mask = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    var maskPen = mask.createGraphics();
    maskPen.setRenderingHints(pen.getRenderingHints());
    maskPen.fill(shape);
    maskPen.dispose();
    var old = pen.getComposite();
    pen.setComposite(AlphaComposite.DstIn);
    pen.drawImage(mask, 0, 0, null);
    pen.setComposite(old);
  }

  void picture(BufferedImage picture, int x, int y, int width, int height) {
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, x, y, width, height, null);
  }
}
