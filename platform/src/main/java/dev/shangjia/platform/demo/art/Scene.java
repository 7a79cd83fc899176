package dev.shangjia.platform.demo.art;

/** What the screen of an app shows. */
enum Scene {
  /** Figures, bars and a ring. */
  FIGURES,
  /** Columns of cards. */
  BOARD,
  /** A document with its outline. */
  DOCUMENT,
  /** A month. */
  CALENDAR,
  /** Rows with people and states. */
  LIST,
  /** Who said what. */
  TALK,
  /** Fields that are filled in. */
  FORM,
  /** Goods in a grid. */
  GOODS;

  static Scene of(int number) {
    return values()[Math.floorMod(number, values().length)];
  }

  /** Draws itself into a frame. */
  void draw(Brush brush, Palette palette, double x, double y, double width, double height) {
    switch (this) {
      case FIGURES -> figures(brush, palette, x, y, width, height);
      case BOARD -> board(brush, palette, x, y, width, height);
      case DOCUMENT -> document(brush, palette, x, y, width, height);
      case CALENDAR -> calendar(brush, palette, x, y, width, height);
      case LIST -> list(brush, palette, x, y, width, height);
      case TALK -> talk(brush, palette, x, y, width, height);
      case FORM -> form(brush, palette, x, y, width, height);
      case GOODS -> goods(brush, palette, x, y, width, height);
    }
  }

  private static void figures(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    int cards = width > 700 ? 4 : 2;
    double card = (width - 20 * (cards - 1)) / cards;
    for (int i = 0; i < cards; i++) {
      double left = x + i * (card + 20);
      brush.card(left, y, card, 130);
      brush.words(left + 24, y + 26, card * .4, 12, Brush.GREY);
      brush.box(left + 24, y + 58, card * .34, 30, 6, i == 0 ? palette.deep() : Brush.INK);
      brush.box(left + 24, y + 102, card * .2, 10, 4, palette.accent());
    }
    double chart = width > 700 ? width * .62 : width;
    double top = y + 154;
    double tall = width > 700 ? height - 154 : (height - 174) / 2;
    brush.card(x, top, chart, tall);
    brush.words(x + 28, top + 28, chart * .3, 16, Brush.INK);
    int bars = 9;
    double step = (chart - 80) / bars;
    for (int i = 0; i < bars; i++) {
      double bar = (tall - 130) * (.3 + brush.chance(70) / 100.0);
      brush.box(
          x + 40 + i * step,
          top + tall - 36 - bar,
          step * .5,
          bar,
          6,
          i == 6 ? palette.accent() : palette.bright());
    }
    double left = width > 700 ? x + chart + 20 : x;
    double below = width > 700 ? top : top + tall + 20;
    double wide = width > 700 ? width - chart - 20 : width;
    brush.card(left, below, wide, tall);
    double radius = Math.min(wide, tall) * .26;
    brush.arc(left + wide / 2, below + tall * .42, radius, radius * .36, 1, palette.pale());
    brush.arc(left + wide / 2, below + tall * .42, radius, radius * .36, .64, palette.bright());
    brush.words(left + wide * .2, below + tall * .82, wide * .6, 14, Brush.GREY);
  }

  private static void board(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    int columns = width > 700 ? 4 : 2;
    double column = (width - 20 * (columns - 1)) / columns;
    int[] heads = {palette.bright(), palette.accent(), palette.deep(), Brush.GREY};
    for (int i = 0; i < columns; i++) {
      double left = x + i * (column + 20);
      brush.box(left, y, column, height, 16, Brush.MIST);
      brush.box(left + 20, y + 22, 12, 12, 6, heads[i]);
      brush.words(left + 44, y + 20, column * .45, 16, Brush.INK);
      double top = y + 60;
      while (top + 150 < y + height && brush.chance(9) > i) {
        brush.card(left + 14, top, column - 28, 132);
        brush.box(left + 32, top + 20, 64, 20, 10, palette.pale());
        brush.paragraph(left + 32, top + 54, column - 90, 12, 2, Brush.INK);
        brush.person(left + column - 48, top + 104, 16, brush.chance(9), palette.pale());
        brush.words(left + 32, top + 102, column * .3, 9, Brush.GREY);
        top += 148;
      }
    }
  }

  private static void document(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    boolean outline = width > 700;
    double text = outline ? width * .7 : width;
    brush.card(x, y, text, height);
    brush.words(x + 44, y + 44, text * .5, 26, Brush.INK);
    brush.words(x + 44, y + 92, text * .32, 12, Brush.GREY);
    double top = y + 140;
    for (int part = 0; top + 150 < y + height; part++) {
      brush.box(x + 44, top, 8, 22, 4, part % 2 == 0 ? palette.bright() : palette.accent());
      brush.words(x + 66, top + 3, text * .28, 16, Brush.INK);
      if (part == 1) {
        brush.box(x + 56, top + 42, text - 110, 96, 10, palette.pale());
      }
      brush.paragraph(x + 70, top + 56, text - 140, 12, 3, 0x4E5969);
      top += 162;
    }
    if (outline) {
      double left = x + text + 24;
      brush.words(left, y + 16, 150, 18, Brush.INK);
      for (int i = 0; i < 8; i++) {
        brush.dot(left + 10, y + 76 + i * 66, 7, i == 1 ? palette.deep() : palette.soft());
        brush.words(left + 34, y + 68 + i * 66, width - text - 90, 13, Brush.GREY);
      }
    }
  }

  private static void calendar(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    brush.card(x, y, width, height);
    brush.words(x + 30, y + 26, 190, 22, Brush.INK);
    double day = (width - 40) / 7;
    double tall = (height - 120) / 5;
    int[] colours = {palette.pale(), palette.soft(), Brush.mix(palette.accent(), Brush.PAPER, .6)};
    for (int i = 0; i < 35; i++) {
      int week = i / 7;
      double left = x + 20 + i % 7 * day;
      double top = y + 100 + week * tall;
      brush.box(left, top, day - 1, 1.5, 0, Brush.LINE);
      brush.box(left + 12, top + 14, 20, 13, 4, i == 16 ? palette.deep() : Brush.GREY);
      int meetings = i % 7 > 4 ? 0 : brush.chance(3);
      for (int j = 0; j < meetings; j++) {
        double at = top + 36 + j * 28;
        if (at + 24 < top + tall) {
          brush.box(left + 8, at, day - 18, 23, 6, colours[(i + j) % 3]);
          brush.words(left + 16, at + 7, day * .5, 9, Brush.INK);
        }
      }
    }
  }

  private static void list(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    brush.card(x, y, width, height);
    int[] chips = {
      palette.pale(),
      Brush.mix(palette.accent(), Brush.PAPER, .75),
      Brush.mix(palette.deep(), Brush.PAPER, .78)
    };
    int[] inks = {palette.bright(), palette.accent(), palette.deep()};
    brush.box(x + 1.5, y + 1.5, width - 3, 56, 12, Brush.MIST);
    brush.words(x + 90, y + 24, width * .2, 12, Brush.GREY);
    brush.words(x + width * .6, y + 24, width * .14, 12, Brush.GREY);
    int row = 0;
    for (double top = y + 78; top + 70 < y + height; top += 78) {
      int state = brush.chance(3);
      brush.person(x + 52, top + 22, 24, row++, palette.pale());
      brush.words(x + 90, top + 2, width * .34, 15, Brush.INK);
      brush.words(x + 90, top + 32, width * .22, 10, Brush.GREY);
      brush.box(x + width - 190, top + 2, 124, 38, 19, chips[state]);
      brush.box(x + width - 164, top + 16, 72, 10, 4, inks[state]);
      brush.box(x + 30, top + 62, width - 60, 1.5, 0, Brush.LINE);
    }
  }

  private static void talk(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    int turn = 0;
    for (double top = y; top + 110 < y + height; top += 124) {
      boolean own = turn % 3 == 2;
      double left = own ? x + width * .2 : x;
      double wide = width * .8;
      brush.person(
          own ? x + width - 26 : left + 26,
          top + 26,
          26,
          turn * 2 + brush.chance(2),
          palette.pale());
      double bubble = own ? left - 20 : left + 66;
      brush.words(bubble, top, 90, 11, Brush.GREY);
      brush.box(bubble, top + 24, wide - 66, 82, 16, own ? palette.pale() : Brush.MIST);
      brush.paragraph(bubble + 22, top + 44, wide - 120, 13, 2, Brush.INK);
      if (turn == 1) {
        brush.box(bubble, top + 34, 6, 62, 3, palette.accent());
      }
      turn++;
    }
  }

  private static void form(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    brush.card(x, y, width, height);
    brush.words(x + 36, y + 34, width * .4, 22, Brush.INK);
    int field = 0;
    double top = y + 96;
    for (; top + 190 < y + height; top += 112) {
      brush.words(x + 36, top, width * .18, 12, Brush.GREY);
      brush.box(x + 36, top + 26, width - 72, 54, 10, field == 1 ? palette.bright() : Brush.LINE);
      brush.box(x + 38, top + 28, width - 76, 50, 9, Brush.PAPER);
      if (field != 3) {
        brush.words(x + 58, top + 46, width * (.25 + .1 * (field % 4)), 14, Brush.INK);
      }
      field++;
    }
    brush.box(x + width - 236, y + height - 84, 200, 54, 27, palette.deep());
    brush.box(x + width - 176, y + height - 62, 80, 12, 5, Brush.PAPER);
  }

  private static void goods(
      Brush brush, Palette palette, double x, double y, double width, double height) {
    int columns = width > 700 ? 4 : 2;
    double card = (width - 20 * (columns - 1)) / columns;
    double tall = width > 700 ? (height - 20) / 2 : card * 1.22;
    int[] grounds = {
      palette.pale(), palette.soft(), Brush.mix(palette.accent(), Brush.PAPER, .7), 0xEFEAE2
    };
    int number = 0;
    for (double top = y; top + tall <= y + height + 1; top += tall + 20) {
      for (int i = 0; i < columns; i++) {
        double left = x + i * (card + 20);
        brush.card(left, top, card, tall);
        brush.box(left + 12, top + 12, card - 24, tall * .62, 10, grounds[(number + i) % 4]);
        brush.dot(
            left + card / 2,
            top + 12 + tall * .31,
            card * (.14 + brush.chance(9) / 100.0),
            number % 2 == 0 ? palette.bright() : palette.accent());
        brush.words(left + 18, top + tall * .72, card * .7, 13, Brush.INK);
        brush.box(left + 18, top + tall * .84, card * .24, 18, 5, palette.accent());
        number++;
      }
    }
  }
}
