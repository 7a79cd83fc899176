import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Screens of a minutes app beside a meeting: 1920 x 1080 for the desktop, 750 x 1628 for the phone.
 */
final class Screens {
  private Screens() {}

  /** What a screen shows. */
  enum Scene {
    /** The words as they are spoken. */
    TRANSCRIPT,
    /** The minutes after the meeting. */
    MINUTES,
    /** Who does what by when. */
    TASKS
  }

  static BufferedImage desktop(Scene scene) {
    var brush = new Brush(1920, 1080, false);
    brush.fade(new Rectangle2D.Double(0, 0, 1920, 1080), 0x23272F, 0x181B21);
    frame(brush);
    switch (scene) {
      case TRANSCRIPT -> {
        people(brush, 40, 112, 1270, 820, 3, 3);
        panel(brush, 1350, 88, 530, 868);
        transcript(brush, 1390, 216, 450, 6);
      }
      case MINUTES -> {
        people(brush, 40, 112, 330, 820, 1, 4);
        panel(brush, 410, 88, 1470, 868);
        minutes(brush, 462, 226, 880, 3);
        chapters(brush, 1430, 226, 400, 6);
      }
      case TASKS -> {
        people(brush, 40, 112, 330, 820, 1, 4);
        panel(brush, 410, 88, 1470, 868);
        tasks(brush, 462, 230, 980, 7);
        progress(brush, 1660, 400, 130);
      }
    }
    return brush.image();
  }

  static BufferedImage mobile(Scene scene) {
    var brush = new Brush(750, 1628, false);
    brush.fade(new Rectangle2D.Double(0, 0, 750, 1628), 0x23272F, 0x181B21);
    brush.box(48, 30, 90, 20, 6, Brush.PAPER);
    brush.box(640, 30, 62, 20, 8, Brush.PAPER);
    people(brush, 28, 84, 694, 300, 3, 1);
    panel(brush, 0, 420, 750, 1230);
    switch (scene) {
      case TRANSCRIPT -> transcript(brush, 48, 550, 650, 9);
      case MINUTES -> minutes(brush, 48, 560, 650, 4);
      case TASKS -> {
        progress(brush, 375, 694, 120);
        tasks(brush, 48, 880, 650, 7);
      }
    }
    return brush.image();
  }

  /** A phone screen whose panel invites to scan a code. */
  static BufferedImage invitation() {
    var brush = new Brush(750, 1628, false);
    brush.fade(new Rectangle2D.Double(0, 0, 750, 1628), 0x23272F, 0x181B21);
    people(brush, 28, 84, 694, 300, 3, 1);
    panel(brush, 0, 420, 750, 1230);
    brush.words(185, 600, 380, 28, Brush.INK);
    brush.card(165, 690, 420, 420);
    code(brush, 200, 725, 14, "https://u.shangjia.dev/join");
    brush.paragraph(150, 1180, 450, 16, 3, Brush.GREY);
    return brush.image();
  }

  /** The picture as it looks after being shrunk and enlarged again. */
  static BufferedImage blurred(BufferedImage sharp, int times) {
    int width = sharp.getWidth() / times;
    int height = sharp.getHeight() / times;
    var small = new Brush(width, height, false);
    small.picture(sharp, 0, 0, width, height);
    var large = new Brush(sharp.getWidth(), sharp.getHeight(), false);
    large.picture(small.image(), 0, 0, sharp.getWidth(), sharp.getHeight());
    return large.image();
  }

  static void code(Brush brush, double x, double y, double module, String text) {
    boolean[][] dark = QrSymbol.of(text);
    for (int row = 0; row < QrSymbol.SIZE; row++) {
      for (int column = 0; column < QrSymbol.SIZE; column++) {
        if (dark[row][column]) {
          brush.box(x + column * module, y + row * module, module, module, 0, 0x000000);
        }
      }
    }
  }

  private static void frame(Brush brush) {
    brush.box(0, 0, 1920, 56, 0, 0x2E333D);
    brush.dot(36, 28, 9, Brush.CORAL);
    brush.dot(66, 28, 9, Brush.ORANGE);
    brush.dot(96, 28, 9, Brush.GREEN);
    brush.words(830, 21, 260, 14, 0xC9CDD4);
    brush.box(0, 988, 1920, 92, 0, 0x2E333D);
    for (int i = 0; i < 7; i++) {
      double x = 660 + i * 100;
      brush.dot(x, 1022, 17, i == 4 ? Brush.BLUE : 0x565D69);
      brush.box(x - 7, 1015, 14, 14, 4, 0xE4E7ED);
      brush.box(x - 24, 1052, 48, 9, 3, 0x8F959E);
    }
    brush.box(1740, 1008, 140, 50, 10, Brush.CORAL);
    brush.box(1778, 1027, 64, 12, 4, Brush.PAPER);
  }

  private static void people(
      Brush brush, double x, double y, double width, double height, int columns, int rows) {
    double gap = 18;
    double cellWidth = (width - gap * (columns - 1)) / columns;
    double cellHeight = (height - gap * (rows - 1)) / rows;
    int[] grounds = {0x34405A, 0x3F4B46, 0x4A3F4F, 0x3C4654, 0x50463C, 0x394A52};
    for (int i = 0; i < columns * rows; i++) {
      double left = x + (i % columns) * (cellWidth + gap);
      double top = y + (i / columns) * (cellHeight + gap);
      if (i == 1) {
        brush.box(left - 4, top - 4, cellWidth + 8, cellHeight + 8, 18, Brush.GREEN);
      }
      brush.box(left, top, cellWidth, cellHeight, 14, grounds[i % grounds.length]);
      double radius = Math.min(cellWidth, cellHeight) * 0.31;
      brush.person(left + cellWidth / 2, top + cellHeight * .46, radius, i, 0x5B6679);
      brush.box(left + 12, top + cellHeight - 34, 92, 22, 6, 0x20242C);
      brush.box(left + 22, top + cellHeight - 28, 62, 10, 4, 0xDDE1E8);
    }
  }

  private static void panel(Brush brush, double x, double y, double width, double height) {
    brush.box(x, y, width, height, 22, Brush.PAPER);
    brush.picture(Logos.minutes(), (int) x + 36, (int) y + 26, 52, 52);
    brush.words(x + 106, y + 42, 150, 20, Brush.INK);
    brush.box(x + width - 150, y + 30, 112, 44, 22, Brush.BLUE);
    brush.box(x + width - 122, y + 47, 56, 11, 4, Brush.PAPER);
    brush.box(x, y + 98, width, 2, 0, Brush.LINE);
  }

  private static void transcript(Brush brush, double x, double y, double width, int turns) {
    for (int i = 0; i < turns; i++) {
      double top = y + i * 118;
      brush.person(x + 26, top + 26, 26, i * 2 + 1, Brush.SKY);
      brush.words(x + 68, top, 90, 12, Brush.GREY);
      int lines = 2;
      boolean marked = i == 2;
      brush.box(x + 64, top + 26, width - 70, 30 + lines * 26, 14, marked ? 0xFFF1DF : Brush.MIST);
      if (marked) {
        brush.box(x + 64, top + 34, 6, 66, 3, Brush.ORANGE);
      }
      brush.paragraph(x + 86, top + 44, width - 120, 13, lines, Brush.INK);
    }
  }

  private static void minutes(Brush brush, double x, double y, double width, int parts) {
    brush.words(x, y, width * .55, 26, Brush.INK);
    brush.words(x, y + 48, width * .4, 12, Brush.GREY);
    for (int i = 0; i < parts; i++) {
      double top = y + 96 + i * 214;
      brush.card(x, top, width, 190);
      brush.box(x + 26, top + 28, 10, 24, 4, i == 1 ? Brush.ORANGE : Brush.BLUE);
      brush.words(x + 50, top + 32, width * .32, 16, Brush.INK);
      for (int line = 0; line < 3; line++) {
        brush.dot(x + 34, top + 86 + line * 34, 5, Brush.BLUE);
        brush.words(x + 52, top + 80 + line * 34, width * (.86 - line * .13), 12, 0x4E5969);
      }
    }
  }

  private static void chapters(Brush brush, double x, double y, double width, int count) {
    brush.words(x, y, 140, 18, Brush.INK);
    brush.box(x + 9, y + 60, 3, (count - 1) * 104.0, 1, Brush.LINE);
    for (int i = 0; i < count; i++) {
      double top = y + 60 + i * 104;
      brush.dot(x + 10, top, 10, i == 1 ? Brush.BLUE : 0xB9CCFF);
      brush.words(x + 38, top - 7, 70, 11, Brush.GREY);
      brush.words(x + 38, top + 18, width * .8, 14, Brush.INK);
    }
  }

  private static void tasks(Brush brush, double x, double y, double width, int count) {
    int[] chips = {0xFFE4E1, 0xFFF1DF, 0xDDF3E6};
    int[] inks = {Brush.CORAL, Brush.ORANGE, Brush.GREEN};
    for (int i = 0; i < count; i++) {
      double top = y + i * 96;
      brush.tick(x, top + 8, 34, i > count - 4);
      brush.words(x + 58, top + 6, width * .5, 15, i > count - 4 ? Brush.GREY : Brush.INK);
      brush.words(x + 58, top + 36, width * .28, 10, 0xB5BAC3);
      brush.box(x + width - 210, top + 6, 120, 38, 19, chips[i % 3]);
      brush.box(x + width - 186, top + 20, 72, 10, 4, inks[i % 3]);
      brush.person(x + width - 38, top + 25, 24, i + 2, Brush.SKY);
      brush.box(x, top + 70, width, 1.5, 0, Brush.LINE);
    }
  }

  private static void progress(Brush brush, double x, double y, double radius) {
    brush.arc(x, y, radius, 34, 1, Brush.SKY);
    brush.arc(x, y, radius, 34, .43, Brush.BLUE);
    brush.box(x - 44, y - 16, 88, 22, 8, Brush.INK);
    brush.box(x - 30, y + 20, 60, 11, 4, Brush.GREY);
  }
}
