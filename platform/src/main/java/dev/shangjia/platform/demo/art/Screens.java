package dev.shangjia.platform.demo.art;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Screens of apps: beside a meeting, on a phone, and in the picture of goods. */
final class Screens {
  private static final int NIGHT = 0x23272F;
  private static final int DEEP_NIGHT = 0x181B21;

  private Screens() {}

  /** An app beside or over a meeting on a desktop: 1920 x 1080. */
  static BufferedImage desktop(int app, int shot) {
    Palette palette = Palette.of(app);
    Brush brush = Brush.opaque(1920, 1080, 31L * app + shot);
    brush.fade(new Rectangle2D.Double(0, 0, 1920, 1080), NIGHT, DEEP_NIGHT);
    brush.box(0, 0, 1920, 52, 0, 0x2E333D);
    int[] lights = {0xE8594F, 0xF0B429, 0x3FB663};
    for (int i = 0; i < lights.length; i++) {
      brush.dot(34 + i * 30, 26, 8, lights[i]);
    }
    brush.words(840, 20, 240, 13, 0xC9CDD4);
    boolean beside = Math.floorMod(app + shot, 3) == 0;
    if (beside) {
      people(brush, 36, 88, 1270, 860, 3, 3);
      window(brush, palette, scene(app, shot), 1340, 80, 544, 876);
    } else {
      people(brush, 36, 88, 300, 860, 1, 4);
      window(brush, palette, scene(app, shot), 372, 80, 1512, 876);
    }
    brush.box(0, 990, 1920, 90, 0, 0x2E333D);
    for (int i = 0; i < 7; i++) {
      double x = 660 + i * 100;
      brush.dot(x, 1022, 16, i == 4 ? palette.bright() : 0x565D69);
      brush.box(x - 22, 1050, 44, 8, 3, 0x8F959E);
    }
    brush.box(1748, 1010, 136, 48, 10, 0xE8594F);
    return brush.image();
  }

  /** An app on a phone: 750 x 1628. */
  static BufferedImage mobile(int app, int shot) {
    Palette palette = Palette.of(app);
    Brush brush = Brush.opaque(750, 1628, 37L * app + shot);
    brush.box(0, 0, 750, 1628, 0, Brush.MIST);
    brush.fade(new Rectangle2D.Double(0, 0, 750, 190), palette.bright(), palette.deep());
    brush.box(48, 34, 88, 18, 6, Brush.PAPER);
    brush.box(642, 34, 60, 18, 8, Brush.PAPER);
    brush.words(48, 116, 280, 28, Brush.PAPER);
    scene(app, shot + 3).draw(brush, palette, 36, 226, 678, 1220);
    brush.box(0, 1492, 750, 136, 0, Brush.PAPER);
    for (int i = 0; i < 4; i++) {
      double x = 94 + i * 187.5;
      brush.dot(x, 1536, 20, i == shot % 4 ? palette.deep() : Brush.LINE);
      brush.box(x - 28, 1576, 56, 11, 4, Brush.GREY);
    }
    return brush.image();
  }

  /** What goods look like on two phones: 1200 x 900. */
  static BufferedImage goods(int app, int shot) {
    Palette palette = Palette.of(app);
    Brush brush = Brush.opaque(1200, 900, 41L * app + shot);
    brush.fade(new Rectangle2D.Double(0, 0, 1200, 900), palette.pale(), palette.soft());
    phone(brush, palette, scene(app, shot), 180, 50);
    phone(brush, palette, scene(app, shot + 2), 640, 90);
    return brush.image();
  }

  private static Scene scene(int app, int shot) {
    return Scene.of(app * 3 + shot * (1 + app % 2 * 2));
  }

  private static void phone(Brush brush, Palette palette, Scene scene, double x, double y) {
    brush.box(x - 10, y - 10, 400, 770, 46, NIGHT);
    brush.box(x, y, 380, 750, 38, Brush.PAPER);
    brush.box(x, y, 380, 84, 38, palette.deep());
    brush.box(x, y + 44, 380, 40, 0, palette.deep());
    brush.words(x + 28, y + 34, 150, 18, Brush.PAPER);
    scene.draw(brush, palette, x + 18, y + 108, 344, 610);
  }

  private static void window(
      Brush brush, Palette palette, Scene scene, double x, double y, double width, double height) {
    brush.box(x, y, width, height, 20, 0xF7F8FA);
    brush.box(x, y, width, 84, 20, Brush.PAPER);
    brush.box(x, y + 60, width, 24, 0, Brush.PAPER);
    brush.box(x + 30, y + 20, 44, 44, 11, palette.deep());
    brush.dot(x + 52, y + 42, 11, Brush.PAPER);
    brush.words(x + 92, y + 33, 160, 18, Brush.INK);
    brush.box(x + width - 148, y + 22, 116, 40, 20, palette.deep());
    brush.box(x + width - 120, y + 37, 58, 10, 4, Brush.PAPER);
    brush.box(x, y + 84, width, 1.5, 0, Brush.LINE);
    boolean menu = width > 900;
    double left = x + (menu ? 232 : 30);
    if (menu) {
      for (int i = 0; i < 7; i++) {
        double top = y + 122 + i * 62;
        if (i == 1) {
          brush.box(x + 20, top - 18, 184, 48, 10, palette.pale());
        }
        brush.box(x + 40, top - 4, 20, 20, 5, i == 1 ? palette.deep() : Brush.LINE);
        brush.words(x + 76, top, 96, 12, i == 1 ? palette.deep() : Brush.GREY);
      }
    }
    scene.draw(brush, palette, left, y + 116, x + width - 30 - left, height - 146);
  }

  private static void people(
      Brush brush, double x, double y, double width, double height, int columns, int rows) {
    double gap = 16;
    double wide = (width - gap * (columns - 1)) / columns;
    double tall = (height - gap * (rows - 1)) / rows;
    int[] grounds = {0x34405A, 0x3F4B46, 0x4A3F4F, 0x3C4654, 0x50463C, 0x394A52};
    int first = brush.chance(6);
    for (int i = 0; i < columns * rows; i++) {
      int row = i / columns;
      double left = x + i % columns * (wide + gap);
      double top = y + row * (tall + gap);
      if (i == 1) {
        brush.box(left - 4, top - 4, wide + 8, tall + 8, 17, 0x3FB663);
      }
      brush.box(left, top, wide, tall, 14, grounds[(first + i) % grounds.length]);
      brush.person(
          left + wide / 2, top + tall * .46, Math.min(wide, tall) * .31, first + i, 0x5B6679);
      brush.box(left + 12, top + tall - 32, 90, 21, 6, 0x20242C);
      brush.box(left + 22, top + tall - 26, 58, 9, 4, 0xDDE1E8);
    }
  }
}
