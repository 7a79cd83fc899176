package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Corner radius, subject and contrast. Source: TM-166, TM-169, TM-170, TM-173. */
class FigureTest {
  private static final int BLUE = 0x1d4ed8;
  private static final int WHITE = 0xffffff;

  @ParameterizedTest
  @ValueSource(ints = {4, 16, 28, 64})
  void measuresCornersCutByTransparency(int radius) {
    ObjectNode facts = Pictured.transparent(128, 128).box(0, 0, 128, 128, radius, BLUE).seen();
    assertThat(facts.path("cornerRadius").asDouble()).isCloseTo(radius, within(0.5));
    assertThat(facts.path("cornerRadii").valueStream().map(JsonNode::asDouble))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each).isCloseTo(radius, within(0.7)));
  }

  @Test
  void measuresCornersPaintedInThePagesColour() {
    ObjectNode facts = Pictured.opaque(128, 128, WHITE).box(0, 0, 128, 128, 16, BLUE).seen();
    assertThat(facts.path("cornerRadius").asDouble()).isCloseTo(16, within(0.7));
    assertThat(facts.path("transparentShare").asDouble()).isZero();
  }

  @Test
  void measuresTheTileNotTheMarginAroundIt() {
    ObjectNode facts = Pictured.transparent(128, 128).box(14, 14, 100, 100, 20, BLUE).seen();
    assertThat(facts.path("cornerRadius").asDouble()).isCloseTo(20, within(0.6));
  }

  @Test
  void squareCornersHaveRadiusZero() {
    assertThat(Pictured.opaque(128, 128, BLUE).seen().path("cornerRadius").asDouble()).isZero();
    ObjectNode margin = Pictured.transparent(128, 128).box(10, 10, 100, 100, 0, BLUE).seen();
    assertThat(margin.path("cornerRadius").asDouble()).isZero();
  }

  @Test
  void aDrawingOnNothingHasNoCorners() {
    Pictured triangle = Pictured.transparent(128, 128);
    Graphics2D pen = triangle.image().createGraphics();
    pen.setColor(new Color(BLUE));
    pen.fill(new Polygon(new int[] {64, 112, 16}, new int[] {16, 112, 112}, 3));
    pen.dispose();
    ObjectNode facts = triangle.seen();
    assertThat(facts.has("cornerRadius")).isFalse();
    // The very tips are less than two pixels wide, which counts as specks.
    assertThat(facts.path("subjectWidth").asInt()).isCloseTo(96, within(2));
    assertThat(facts.path("subjectHeight").asInt()).isCloseTo(96, within(2));
    assertThat(facts.path("subjectShare").asDouble()).isCloseTo(0.75, within(0.02));
    // Shown on white; the ratio is that of the blue to white.
    assertThat(facts.path("contrast").asDouble()).isCloseTo(6.7, within(0.1));
  }

  @Test
  void measuresTheSubjectOnATile() {
    ObjectNode facts =
        Pictured.transparent(128, 128)
            .box(0, 0, 128, 128, 16, BLUE)
            .box(16, 26, 96, 76, 20, WHITE)
            .seen();
    assertThat(facts.path("subjectWidth").asInt()).isEqualTo(96);
    assertThat(facts.path("subjectHeight").asInt()).isEqualTo(76);
    assertThat(facts.path("subjectShare").asDouble()).isEqualTo(0.75);
    assertThat(facts.path("contrast").asDouble()).isCloseTo(6.7, within(0.1));
  }

  @Test
  void aGradientIsBackground() {
    Pictured tile = Pictured.opaque(128, 128, WHITE);
    Graphics2D pen = tile.image().createGraphics();
    pen.setPaint(new GradientPaint(0, 0, new Color(0xffb75e), 128, 128, new Color(0xed4f03)));
    pen.fillRect(0, 0, 128, 128);
    pen.dispose();
    ObjectNode facts = tile.box(40, 34, 48, 60, 8, WHITE).seen();
    assertThat(facts.path("subjectWidth").asInt()).isEqualTo(48);
    assertThat(facts.path("subjectHeight").asInt()).isEqualTo(60);
  }

  @Test
  void paleOnPaleHasLittleContrast() {
    ObjectNode facts = Pictured.opaque(128, 128, 0xe9ebef).box(16, 16, 96, 96, 20, 0xc8ccd4).seen();
    assertThat(facts.path("contrast").asDouble()).isBetween(1.2, 1.5);
    assertThat(facts.path("subjectWidth").asInt()).isEqualTo(96);
  }

  @Test
  void anEmptyPictureHasNoSubject() {
    ObjectNode facts = Pictured.opaque(128, 128, BLUE).seen();
    assertThat(facts.path("subjectWidth").asInt()).isZero();
    assertThat(facts.path("subjectShare").asDouble()).isZero();
    assertThat(facts.path("contrast").asDouble()).isEqualTo(1);
    assertThat(facts.path("dominantShare").asDouble()).isEqualTo(1);
    ObjectNode nothing = Pictured.transparent(64, 64).seen();
    assertThat(nothing.path("transparentShare").asDouble()).isEqualTo(1);
    assertThat(nothing.path("subjectWidth").asInt()).isZero();
  }

  @Test
  void noiseHasNoBackgroundToTellASubjectFrom() {
    Pictured noise = Pictured.opaque(128, 128, BLUE);
    Random random = new Random(5);
    for (int i = 0; i < 128 * 128; i++) {
      noise.image().setRGB(i % 128, i / 128, random.nextInt());
    }
    assertThat(noise.seen().has("subjectWidth")).isFalse();
  }

  @Test
  void sizesAreThoseOfTheFileWhenThePictureIsThinnedOut() {
    Pictured large = Pictured.opaque(2000, 2000, BLUE).box(500, 400, 1000, 1200, 0, WHITE);
    ImageLimits little = new ImageLimits(9_000_000, 9_000_000, 500_000, Pictured.PATIENT.timeout());
    ObjectNode facts = Pictured.seen(large.as("png"), little);
    assertThat(facts.path("width").asInt()).isEqualTo(2000);
    assertThat(facts.path("subjectWidth").asInt()).isCloseTo(1000, within(15));
    assertThat(facts.path("subjectHeight").asInt()).isCloseTo(1200, within(15));
  }
}
