package dev.shangjia.platform.demo.art;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws the parts that pictures are made of; lengths are in pixels, colours are 0xRRGGBB. */
final class Brush {
  static final int INK = 0x1F2329;
  static final int GREY = 0x8F959E;
  static final int LINE = 0xDEE0E3;
  static final int PAPER = 0xFFFFFF;
  static final int MIST = 0xF2F4F8;
  private static final int[] SKINS = {0xF6D5B8, 0xEFC3A0, 0xE2AE86, 0xC98F68};
  private static final int[] SHIRTS = {0x4C6FFF, 0x2FA98C, 0xD9822B, 0x8A63D2, 0xC8546A, 0x3C8DBC};
  private static final int[] HAIRS = {0x2A2A2E, 0x3B2A22, 0x4A3B32, 0x6B4A32};

  private final BufferedImage image;
  private final Graphics2D pen;
  private final Random random;

  /**
   * An empty sheet.
   *
   * @param seed what is drawn by chance is drawn the same for the same seed
   */
  Brush(int width, int height, int type, long seed) {
    image = new BufferedImage(width, height, type);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    random = new Random(seed);
  }

  static Brush opaque(int width, int height, long seed) {
    return new Brush(width, height, BufferedImage.TYPE_INT_RGB, seed);
  }

  static Brush transparent(int width, int height, long seed) {
    return new Brush(width, height, BufferedImage.TYPE_INT_ARGB, seed);
  }

  /** A colour between two: 0 is the first, 1 the second. */
  static int mix(int one, int other, double part) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double from = (one >> shift) & 0xFF;
      double to = (other >> shift) & 0xFF;
      mixed |= (int) Math.round(from + (to - from) * part) << shift;
    }
    return mixed;
  }

  BufferedImage image() {
    pen.dispose();
    return image;
  }

  int chance(int below) {
    return random.nextInt(below);
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
    box(x, y, width, height, 14, LINE);
    box(x + 1.5, y + 1.5, width - 3, height - 3, 13, PAPER);
  }

  void dot(double x, double y, double radius, int colour) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
  }

  /** A line through points, which are given as x and y in turn. */
  void line(double width, int colour, double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    stroke(path, width, colour);
  }

  /** A part of a circle that begins at its top; 1 is all of it. */
  void arc(double x, double y, double radius, double width, double part, int colour) {
    stroke(
        new Arc2D.Double(
            x - radius, y - radius, 2 * radius, 2 * radius, 90, -360 * part, Arc2D.OPEN),
        width,
        colour);
  }

  void stroke(Shape shape, double width, int colour) {
    pen.setPaint(new Color(colour));
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
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

  /** A person: head, hair and shoulders in a circle. */
  void person(double x, double y, double radius, int who, int ground) {
    var before = pen.getClip();
    var frame = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    fill(frame, ground);
    pen.clip(frame);
    fill(
        new Ellipse2D.Double(x - radius * .72, y + radius * .35, radius * 1.44, radius * 1.5),
        SHIRTS[who % SHIRTS.length]);
    box(
        x - radius * .14,
        y + radius * .12,
        radius * .28,
        radius * .4,
        radius * .1,
        SKINS[who % SKINS.length]);
    dot(x, y - radius * .26, radius * .44, HAIRS[(who + 1) % HAIRS.length]);
    dot(x, y - radius * .12, radius * .36, SKINS[who % SKINS.length]);
    pen.setClip(before);
  }

  /** Makes everything outside a shape transparent, with a smooth edge. */
  void keepOnly(Shape shape) {
    var mask = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D maskPen = mask.createGraphics();
    maskPen.setRenderingHints(pen.getRenderingHints());
    maskPen.fill(shape);
    maskPen.dispose();
    var before = pen.getComposite();
    pen.setComposite(AlphaComposite.DstIn);
    pen.drawImage(mask, 0, 0, null);
    pen.setComposite(before);
  }
}
