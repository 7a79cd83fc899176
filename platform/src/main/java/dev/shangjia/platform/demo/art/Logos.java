package dev.shangjia.platform.demo.art;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Logos: a tile with rounded corners in an app's colours, and one sign on it. */
final class Logos {
  private static final double UNIT = 128;

  /** Logos of the meeting product have corners of 16 pixels, those of others larger ones. */
  private static final int MEETING_SIDE = 128;

  private final Brush brush;
  private final Palette palette;
  private final double scale;

  private Logos(Brush brush, Palette palette, double scale) {
    this.brush = brush;
    this.palette = palette;
    this.scale = scale;
  }

  /** What stands on a tile. */
  private enum Sign {
    SHEET,
    VOICE,
    BARS,
    RING,
    BOARD,
    CALENDAR,
    BUBBLES,
    LEAF,
    SHOP,
    CUBE,
    LENS,
    PLAY,
    PEOPLE,
    PEN,
    TICK,
    WAVE
  }

  /**
   * The logo of an app.
   *
   * @param number which sign and colours
   * @param side in pixels
   */
  static BufferedImage of(int number, int side) {
    Palette palette = Palette.of(number);
    Brush brush = Brush.transparent(side, side, number);
    double radius = side == MEETING_SIDE ? side * 0.125 : side * 0.18;
    brush.fade(
        new RoundRectangle2D.Double(0, 0, side, side, 0, 0), palette.bright(), palette.deep());
    var logo = new Logos(brush, palette, side / UNIT);
    logo.draw(Sign.values()[Math.floorMod(number * 7 + number / 16, Sign.values().length)]);
    brush.keepOnly(new RoundRectangle2D.Double(0, 0, side, side, 2 * radius, 2 * radius));
    return brush.image();
  }

  /** The mark of a company: a round one, so that it is no app's. */
  static BufferedImage ofCompany(int number, int side) {
    Palette palette = Palette.of(number + 5);
    Brush brush = Brush.transparent(side, side, number);
    brush.fade(new RoundRectangle2D.Double(0, 0, side, side, 0, 0), palette.deep(), palette.deep());
    var logo = new Logos(brush, palette, side / UNIT);
    logo.dot(64, 64, 46, Brush.PAPER);
    for (int petal = 0; petal < 3 + number % 4; petal++) {
      double angle = 2 * Math.PI * petal / (3 + number % 4) - Math.PI / 2;
      logo.dot(
          64 + 20 * Math.cos(angle),
          64 + 20 * Math.sin(angle),
          17,
          petal == 0 ? palette.accent() : palette.bright());
    }
    brush.keepOnly(new RoundRectangle2D.Double(0, 0, side, side, 0.25 * side, 0.25 * side));
    return brush.image();
  }

  private void draw(Sign sign) {
    switch (sign) {
      case SHEET -> {
        box(30, 22, 68, 84, 10, Brush.PAPER);
        box(42, 40, 44, 8, 4, palette.soft());
        box(42, 58, 44, 8, 4, palette.soft());
        box(42, 76, 28, 8, 4, palette.accent());
      }
      case VOICE -> {
        double[] heights = {24, 52, 80, 44, 66, 30};
        for (int i = 0; i < heights.length; i++) {
          box(
              22 + i * 15,
              64 - heights[i] / 2,
              9,
              heights[i],
              4.5,
              i == 2 ? palette.accent() : Brush.PAPER);
        }
      }
      case BARS -> {
        box(28, 66, 18, 36, 5, Brush.PAPER);
        box(55, 46, 18, 56, 5, Brush.PAPER);
        box(82, 26, 18, 76, 5, palette.accent());
      }
      case RING -> {
        arc(64, 64, 34, 16, 1, palette.soft());
        arc(64, 64, 34, 16, 0.68, Brush.PAPER);
        dot(64, 64, 10, palette.accent());
      }
      case BOARD -> {
        box(20, 30, 88, 62, 10, Brush.PAPER);
        line(7, palette.deep(), 34, 76, 52, 54, 68, 66, 94, 42);
        line(7, Brush.PAPER, 46, 104, 64, 92, 82, 104);
      }
      case CALENDAR -> {
        box(24, 30, 80, 74, 12, Brush.PAPER);
        box(24, 30, 80, 22, 10, palette.accent());
        for (int i = 0; i < 6; i++) {
          box(
              36 + i % 3 * 22,
              62 + i / 3 * 20,
              12,
              12,
              3,
              i == 4 ? palette.accent() : palette.soft());
        }
      }
      case BUBBLES -> {
        box(20, 26, 66, 46, 16, Brush.PAPER);
        path(Brush.PAPER, 34, 68, 34, 90, 56, 68);
        box(54, 56, 54, 40, 14, palette.accent());
        path(palette.accent(), 94, 92, 98, 110, 78, 92);
      }
      case LEAF -> {
        var leaf = new Path2D.Double();
        leaf.moveTo(30 * scale, 98 * scale);
        leaf.curveTo(26 * scale, 46 * scale, 60 * scale, 24 * scale, 104 * scale, 26 * scale);
        leaf.curveTo(108 * scale, 76 * scale, 78 * scale, 104 * scale, 30 * scale, 98 * scale);
        brush.fill(leaf, Brush.PAPER);
        line(6, palette.deep(), 34, 96, 60, 70, 88, 44);
      }
      case SHOP -> {
        box(28, 56, 72, 48, 6, Brush.PAPER);
        path(palette.accent(), 22, 56, 32, 28, 96, 28, 106, 56);
        box(54, 74, 20, 30, 4, palette.deep());
      }
      case CUBE -> {
        path(Brush.PAPER, 64, 20, 104, 42, 64, 64, 24, 42);
        path(palette.soft(), 24, 48, 60, 68, 60, 108, 24, 88);
        path(palette.accent(), 104, 48, 68, 68, 68, 108, 104, 88);
      }
      case LENS -> {
        arc(56, 56, 28, 12, 1, Brush.PAPER);
        line(14, palette.accent(), 80, 80, 100, 100);
        dot(56, 56, 8, Brush.PAPER);
      }
      case PLAY -> {
        dot(64, 64, 44, Brush.PAPER);
        path(palette.deep(), 54, 42, 54, 86, 90, 64);
      }
      case PEOPLE -> {
        dot(46, 48, 17, Brush.PAPER);
        dot(86, 54, 14, palette.accent());
        brush.fill(ellipse(18, 72, 56, 60), Brush.PAPER);
        brush.fill(ellipse(66, 76, 42, 52), palette.accent());
      }
      case PEN -> {
        path(Brush.PAPER, 30, 98, 36, 76, 84, 28, 102, 46, 54, 94);
        path(palette.accent(), 84, 28, 92, 20, 110, 38, 102, 46);
      }
      case TICK -> {
        box(26, 26, 76, 76, 20, Brush.PAPER);
        line(13, palette.deep(), 44, 66, 58, 80, 86, 48);
      }
      case WAVE -> {
        line(11, Brush.PAPER, 20, 52, 42, 38, 64, 52, 86, 38, 108, 52);
        line(11, palette.accent(), 20, 76, 42, 62, 64, 76, 86, 62, 108, 76);
        line(11, Brush.PAPER, 20, 100, 42, 86, 64, 100, 86, 86, 108, 100);
      }
    }
  }

  private void box(double x, double y, double width, double height, double radius, int colour) {
    brush.box(x * scale, y * scale, width * scale, height * scale, radius * scale, colour);
  }

  private void dot(double x, double y, double radius, int colour) {
    brush.dot(x * scale, y * scale, radius * scale, colour);
  }

  private void arc(double x, double y, double radius, double width, double part, int colour) {
    brush.arc(x * scale, y * scale, radius * scale, width * scale, part, colour);
  }

  private void line(double width, int colour, double... points) {
    brush.line(width * scale, colour, scaled(points));
  }

  private void path(int colour, double... points) {
    double[] at = scaled(points);
    var path = new Path2D.Double();
    path.moveTo(at[0], at[1]);
    for (int i = 2; i < at.length; i += 2) {
      path.lineTo(at[i], at[i + 1]);
    }
    path.closePath();
    brush.fill(path, colour);
  }

  private Ellipse2D ellipse(double x, double y, double width, double height) {
    return new Ellipse2D.Double(x * scale, y * scale, width * scale, height * scale);
  }

  private double[] scaled(double... points) {
    double[] at = points.clone();
    for (int i = 0; i < at.length; i++) {
      at[i] *= scale;
    }
    return at;
  }
}
