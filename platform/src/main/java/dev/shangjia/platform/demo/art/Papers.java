package dev.shangjia.platform.demo.art;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Scans of papers as a company hands them in, with its red seal. */
final class Papers {
  private static final int SEAL = 0xC8262C;
  private static final int GOLD = 0xB8862B;
  private static final int PEN = 0x1D3E8A;
  private static final int SHEET = 0xFBFAF5;

  private Papers() {}

  /** A licence in a frame, with a purpose written by hand: 1200 x 848. */
  static BufferedImage licence(int seed) {
    Brush brush = Brush.opaque(1200, 848, seed);
    brush.box(0, 0, 1200, 848, 0, SHEET);
    brush.line(6, GOLD, 40, 40, 1160, 40, 1160, 808, 40, 808, 40, 40);
    brush.line(2, GOLD, 56, 56, 1144, 56, 1144, 792, 56, 792, 56, 56);
    brush.dot(600, 130, 46, SEAL);
    brush.fill(star(600, 130, 26), 0xF5C344);
    brush.words(420, 200, 360, 34, Brush.INK);
    brush.paragraph(120, 300, 460, 18, 7, Brush.INK);
    brush.paragraph(640, 300, 420, 18, 4, Brush.INK);
    for (double at = 0; at < 330; at += 28) {
      double x = 620 + at;
      brush.line(3, PEN, x, 574, x + 10, 548, x + 6, 570, x + 20, 560);
    }
    seal(brush, 960, 660);
    return brush.image();
  }

  /** A letter of one page: 848 x 1200. */
  static BufferedImage letter(int seed) {
    Brush brush = Brush.opaque(848, 1200, seed);
    brush.box(0, 0, 848, 1200, 0, SHEET);
    brush.words(234, 110, 380, 34, Brush.INK);
    for (int i = 0; i < 3; i++) {
      brush.paragraph(100, 230 + 220 * i, 650, 16, 4 + brush.chance(2), Brush.INK);
    }
    brush.words(470, 980, 250, 16, Brush.INK);
    brush.words(470, 1030, 170, 16, Brush.INK);
    seal(brush, 620, 990);
    return brush.image();
  }

  /** Both sides of a card on one sheet: 848 x 1200. */
  static BufferedImage card(int seed) {
    Brush brush = Brush.opaque(848, 1200, seed);
    brush.box(0, 0, 848, 1200, 0, SHEET);
    brush.box(164, 140, 520, 330, 24, 0xD8E6EE);
    brush.box(164, 560, 520, 330, 24, 0xE9EEF2);
    brush.paragraph(200, 200, 240, 16, 4, Brush.INK);
    brush.person(570, 280, 78, brush.chance(9), 0xCFD6DC);
    brush.dot(230, 640, 34, SEAL);
    brush.paragraph(300, 620, 330, 16, 3, Brush.INK);
    seal(brush, 600, 1010);
    return brush.image();
  }

  /** A result page of an official site, as a browser shows it: 1280 x 720. */
  static BufferedImage lookUp(int seed) {
    Brush brush = Brush.opaque(1280, 720, seed);
    brush.box(0, 0, 1280, 720, 0, Brush.MIST);
    brush.box(0, 0, 1280, 56, 0, Brush.LINE);
    brush.box(180, 14, 700, 28, 14, Brush.PAPER);
    brush.box(0, 56, 1280, 90, 0, 0x1F5FA8);
    brush.words(60, 86, 320, 28, Brush.PAPER);
    brush.card(120, 190, 1040, 440);
    for (int row = 0; row < 5; row++) {
      brush.words(160, 230 + 76 * row, 150, 18, Brush.GREY);
      brush.words(380, 230 + 76 * row, 320 + brush.chance(260), 18, Brush.INK);
      brush.line(1, Brush.LINE, 160, 272 + 76 * row, 1120, 272 + 76 * row);
    }
    seal(brush, 1010, 520);
    return brush.image();
  }

  /** The round seal of a company: a ring, a star, and words around it. */
  private static void seal(Brush brush, double x, double y) {
    brush.stroke(new Ellipse2D.Double(x - 92, y - 92, 184, 184), 7, SEAL);
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
}
