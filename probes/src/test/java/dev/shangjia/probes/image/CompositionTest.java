package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Padding, borders, blur and distortion. Source: TM-199, TM-201, TM-388. */
class CompositionTest {
  private static final int DARK = 0x20242c;
  private static final int LIGHT = 0xf4f5f7;

  /** A page with lines of words, as hard to blur and to stretch unnoticed as a real one. */
  private static Pictured page(int width, int height) {
    Pictured page = Pictured.opaque(width, height, LIGHT);
    Random random = new Random(11);
    for (int y = 12; y < height - 20; y += 22) {
      for (int x = 12; x < width - 40; ) {
        int word = 4 + random.nextInt(9);
        for (int letter = 0; letter < word && x < width - 20; letter++, x += 9) {
          page.box(x + random.nextInt(2), y + random.nextInt(4), 2, 12, 0, DARK);
          page.box(x + random.nextInt(2), y + random.nextInt(9), 7, 2, 0, DARK);
        }
        x += 12;
      }
    }
    return page;
  }

  @Test
  void seesAPhoneScreenPaddedToADesktop() {
    Pictured phone = page(450, 900);
    ObjectNode facts = Pictured.opaque(1600, 900, 0x000000).paste(phone.image(), 575, 0).seen();
    assertThat(facts.path("letterboxed").asBoolean()).isTrue();
    assertThat(facts.path("padding").path("left").asInt()).isEqualTo(575);
    assertThat(facts.path("padding").path("right").asInt()).isEqualTo(575);
    assertThat(facts.path("padding").path("top").asInt()).isZero();
  }

  @Test
  void theMarginOfAPageIsNoPadding() {
    Pictured page = Pictured.opaque(800, 600, LIGHT).paste(page(500, 600).image(), 150, 0);
    ObjectNode facts = page.seen();
    assertThat(facts.path("padding").path("left").asInt()).isGreaterThan(100);
    assertThat(facts.path("letterboxed").asBoolean()).isFalse();
  }

  @Test
  void seesAFrameAroundThePicture() {
    ObjectNode facts =
        Pictured.opaque(400, 300, 0xff0000).paste(page(392, 292).image(), 4, 4).seen();
    assertThat(facts.path("borderWidth").asInt()).isEqualTo(4);
    assertThat(page(400, 300).seen().path("borderWidth").asInt()).isZero();
  }

  @Test
  void oneColourAllOverHasNeitherBarsNorBorder() {
    ObjectNode facts = Pictured.opaque(300, 200, DARK).seen();
    assertThat(facts.path("letterboxed").asBoolean()).isFalse();
    assertThat(facts.path("borderWidth").asInt()).isZero();
    assertThat(facts.path("padding").path("top").asInt()).isZero();
    assertThat(facts.has("edgeWidth")).isFalse();
  }

  @Test
  void blurWidensEdgesAndLowersSharpness() {
    Pictured page = page(800, 600);
    float[] mean = new float[81];
    Arrays.fill(mean, 1f / 81);
    BufferedImage soft =
        new ConvolveOp(new Kernel(9, 9, mean), ConvolveOp.EDGE_NO_OP, null)
            .filter(page.image(), null);
    ObjectNode crisp = page.seen();
    ObjectNode blurred = Pictured.opaque(800, 600, LIGHT).paste(soft, 0, 0).seen();
    assertThat(crisp.path("edgeWidth").asDouble()).isLessThan(1.7);
    assertThat(blurred.path("edgeWidth").asDouble()).isGreaterThan(2.2);
    assertThat(blurred.path("sharpness").asDouble() * 10)
        .isLessThan(crisp.path("sharpness").asDouble());
  }

  @Test
  void aCrispPageWithLittleOnItStaysCrispByItsEdges() {
    ObjectNode facts =
        Pictured.opaque(1600, 1000, LIGHT).paste(page(200, 100).image(), 700, 450).seen();
    assertThat(facts.path("edgeWidth").asDouble()).isLessThan(1.7);
  }

  @Test
  void stretchTellsTheDirectionAPictureWasDrawnOut() {
    Pictured page = page(800, 800);
    assertThat(page.seen().path("stretch").asDouble()).isCloseTo(1, within(0.2));
    assertThat(page.scaled(1280, 800).seen().path("stretch").asDouble()).isGreaterThan(1.3);
    assertThat(page.scaled(800, 1280).seen().path("stretch").asDouble()).isLessThan(0.77);
    assertThat(page.scaled(1200, 1200).seen().path("stretch").asDouble()).isCloseTo(1, within(0.2));
  }
}
