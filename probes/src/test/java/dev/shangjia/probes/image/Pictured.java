package dev.shangjia.probes.image;

import dev.shangjia.engine.facts.Observation.Result;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** Paints pictures for tests and looks at them. */
final class Pictured {
  /** The standard limits, with time for machines that run other builds beside this one. */
  static final ImageLimits PATIENT =
      new ImageLimits(
          ImageLimits.STANDARD.maxBytes(),
          ImageLimits.STANDARD.maxPixels(),
          ImageLimits.STANDARD.maxHeldPixels(),
          Duration.ofMinutes(2));

  private final BufferedImage image;

  private Pictured(BufferedImage image) {
    this.image = image;
  }

  static Pictured transparent(int width, int height) {
    return new Pictured(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
  }

  static Pictured opaque(int width, int height, int colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    return new Pictured(image).box(0, 0, width, height, 0, colour);
  }

  /** Paints a box with corners of a radius. */
  Pictured box(double x, double y, double width, double height, double radius, int colour) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(new Color(colour));
    pen.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    pen.dispose();
    return this;
  }

  Pictured paste(BufferedImage other, int x, int y) {
    Graphics2D pen = image.createGraphics();
    pen.drawImage(other, x, y, null);
    pen.dispose();
    return this;
  }

  /** A copy in another size, interpolated as picture editors do. */
  Pictured scaled(int width, int height) {
    BufferedImage copy = new BufferedImage(width, height, image.getType());
    Graphics2D pen = copy.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return new Pictured(copy);
  }

  BufferedImage image() {
    return image;
  }

  byte[] as(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  ObjectNode seen() {
    return seen(as("png"));
  }

  static ObjectNode seen(byte[] file) {
    return seen(file, PATIENT);
  }

  static ObjectNode seen(byte[] file, ImageLimits limits) {
    return switch (new ImageProbe(limits).observe(file)) {
      case Result.Seen(ObjectNode facts) -> facts;
      case Result.Failed failed -> throw new AssertionError(failed.toString());
    };
  }

  static String failure(byte[] file, ImageLimits limits) {
    return switch (new ImageProbe(limits).observe(file)) {
      case Result.Seen(ObjectNode facts) -> throw new AssertionError(facts.toString());
      case Result.Failed failed -> failed.code();
    };
  }
}
