package dev.shangjia.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final int LUMA = PictureFingerprint.LUMA_CELLS * PictureFingerprint.LUMA_CELLS;
  private static final int CHROMA =
      PictureFingerprint.CHROMA_CELLS * PictureFingerprint.CHROMA_CELLS;

  private static PictureFingerprint even(int width, int height, int level) {
    return with(width, height, level, 0, level);
  }

  /** One level everywhere but for one cell. */
  private static PictureFingerprint with(int width, int height, int level, int cell, int other) {
    byte[] luma = new byte[LUMA];
    Arrays.fill(luma, (byte) level);
    luma[cell] = (byte) other;
    byte[] neutral = new byte[CHROMA];
    Arrays.fill(neutral, (byte) 128);
    return PictureFingerprint.of(width, height, luma, neutral, neutral);
  }

  @Test
  void aPictureIsLikeItself() {
    String print = even(1920, 1080, 200).encoded();
    assertThat(Pictures.likeness(print, print)).hasValue(1);
    assertThat(Pictures.same(print, print)).isTrue();
  }

  @Test
  void theCellThatDiffersMostDecides() {
    String page = even(1920, 1080, 200).encoded();
    String nearly = with(960, 540, 200, 301, 189).encoded();
    String dialog = with(1920, 1080, 200, 301, 160).encoded();
    assertThat(Pictures.same(page, nearly)).isTrue();
    assertThat(Pictures.same(page, dialog)).isFalse();
    assertThat(Pictures.likeness(page, dialog)).isEqualTo(Pictures.likeness(dialog, page));
    assertThat(Pictures.likeness(page, dialog)).hasValue(1 - 40 / 128.0);
  }

  @Test
  void brightnessIsReadWithoutASign() {
    assertThat(Pictures.likeness(even(9, 9, 255).encoded(), even(9, 9, 0).encoded())).hasValue(0);
    assertThat(Pictures.likeness(even(9, 9, 120).encoded(), even(9, 9, 130).encoded()))
        .hasValue(1 - 10 / 128.0);
  }

  @Test
  void coloursOfEqualBrightnessDiffer() {
    byte[] luma = new byte[LUMA];
    byte[] neutral = new byte[CHROMA];
    Arrays.fill(neutral, (byte) 128);
    byte[] reddish = neutral.clone();
    reddish[17] = (byte) 170;
    String grey = PictureFingerprint.of(64, 64, luma, neutral, neutral).encoded();
    String red = PictureFingerprint.of(64, 64, luma, neutral, reddish).encoded();
    assertThat(Pictures.same(grey, red)).isFalse();
  }

  @Test
  void proportionsMayDifferByAHair() {
    String wide = even(4564, 2650, 90).encoded();
    assertThat(Pictures.same(wide, even(4564, 2652, 90).encoded())).isTrue();
    assertThat(Pictures.same(wide, even(2650, 4564, 90).encoded())).isFalse();
    assertThat(Pictures.same(even(65_535, 1, 9).encoded(), even(1, 65_535, 9).encoded())).isFalse();
  }

  @Test
  void whatIsNoFingerprintIsLikeNothing() {
    String print = even(8, 8, 1).encoded();
    for (String other : new String[] {"", "p1.", "p1.AAAA", "p1.***", "p2." + print, "x"}) {
      assertThat(Pictures.likeness(print, other)).as(other).isEmpty();
      assertThat(Pictures.same(other, print)).as(other).isFalse();
      assertThat(Pictures.same(other, other)).as(other).isFalse();
    }
  }

  @Test
  void readsWhatItWrote() {
    String print = with(750, 1628, 77, 575, 200).encoded();
    assertThat(PictureFingerprint.parse(print).orElseThrow().encoded()).isEqualTo(print);
    assertThat(print).matches("p1\\.[A-Za-z0-9_-]+").hasSizeLessThan(1000);
  }

  @Test
  void refusesPlanesOfTheWrongSize() {
    assertThatThrownBy(
            () -> PictureFingerprint.of(9, 9, new byte[3], new byte[CHROMA], new byte[CHROMA]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9x9 with 3");
  }
}
