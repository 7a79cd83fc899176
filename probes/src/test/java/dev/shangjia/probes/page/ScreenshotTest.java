package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ScreenshotTest {
  @Test
  void tellsAPageOfOneColourFromOneWithAFewDots() throws IOException {
    var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    fill(image, 0xf6f8fb);
    image.setRGB(5, 5, 0xf4f6fa);
    assertThat(of(image).isOfOneColour(40)).isTrue();

    image.setRGB(50, 30, 0x7b818f);
    assertThat(of(image).isOfOneColour(40)).isFalse();
    assertThat(of(image).isOfOneColour(30)).isTrue();
  }

  @Test
  void isNamedByItsContent() {
    assertThat(new Screenshot("abc".getBytes(StandardCharsets.UTF_8)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static void fill(BufferedImage image, int colour) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, colour);
      }
    }
  }

  private static Screenshot of(BufferedImage image) throws IOException {
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return new Screenshot(png.toByteArray());
  }
}
