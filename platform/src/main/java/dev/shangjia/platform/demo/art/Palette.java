package dev.shangjia.platform.demo.art;

/**
 * The colours of an app.
 *
 * @param deep of what stands out
 * @param bright of the same hue, lighter
 * @param accent of what has to be seen beside it
 */
record Palette(int deep, int bright, int accent) {
  private static final Palette[] ALL = {
    new Palette(0x1F49E0, 0x4A7BFF, 0xF08C2E),
    new Palette(0x0C7A5B, 0x1FB58A, 0xF2B134),
    new Palette(0x6A3FC8, 0x9B6BFF, 0x2FC5B5),
    new Palette(0xC7402D, 0xFF7A59, 0x2F6FED),
    new Palette(0x0F6B8F, 0x22A7D0, 0xFF8A4C),
    new Palette(0xB8337A, 0xF065A5, 0x5B6CFF),
    new Palette(0x8A5A0B, 0xE2A52B, 0x2F8F6B),
    new Palette(0x2C3E66, 0x5875B8, 0xF0615B),
    new Palette(0x3B7A1E, 0x79BF3B, 0xF08C2E),
    new Palette(0x5A2E8C, 0xC264D8, 0xFFB347),
    new Palette(0x0B5D66, 0x26B8A6, 0xE85D75),
    new Palette(0x9A2B3A, 0xE85D6A, 0x3F8FD2),
  };

  /** The one of a number, the same for the same number. */
  static Palette of(int number) {
    return ALL[Math.floorMod(number, ALL.length)];
  }

  int pale() {
    return Brush.mix(bright, Brush.PAPER, 0.82);
  }

  int soft() {
    return Brush.mix(bright, Brush.PAPER, 0.6);
  }
}
