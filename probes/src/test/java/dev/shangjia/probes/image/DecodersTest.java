package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our decoders against ImageIO's, pixel by pixel. */
class DecodersTest {
  private static final ImageLimits LIMITS = Pictured.PATIENT;

  private static BufferedImage painted(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    paint(image);
    return image;
  }

  private static void paint(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 70, 50, new Color(0, 40, 200, 90)));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    pen.fillOval(8, 5, 30, 20);
    pen.dispose();
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      int x = random.nextInt(image.getWidth());
      image.setRGB(x, random.nextInt(image.getHeight()), random.nextInt());
    }
  }

  private static byte[] written(BufferedImage image, String format, boolean interlaced)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWriters(new ImageTypeSpecifier(image), format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (interlaced) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static Pixels decoded(byte[] file) throws PictureRefused {
    Picture picture = Picture.read(PictureFormat.of(file), file);
    return picture.decoder().decode(LIMITS, Deadline.in(Duration.ofMinutes(1)));
  }

  private static void assertSamePixels(byte[] file, String what)
      throws IOException, PictureRefused {
    assertSamePixels(file, ImageIO.read(new ByteArrayInputStream(file)), what);
  }

  private static void assertSamePixels(byte[] file, BufferedImage theirs, String what)
      throws PictureRefused {
    Pixels ours = decoded(file);
    assertThat(ours.width()).as(what).isEqualTo(theirs.getWidth());
    assertThat(ours.height()).as(what).isEqualTo(theirs.getHeight());
    for (int y = 0; y < ours.height(); y++) {
      for (int x = 0; x < ours.width(); x++) {
        int expected = theirs.getRGB(x, y);
        int found = ours.at(x, y);
        if (expected >>> 24 != 0 || found >>> 24 != 0) {
          assertThat(Integer.toHexString(found))
              .as("%s at %d,%d", what, x, y)
              .isEqualTo(Integer.toHexString(expected));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png, false",
    "png, true",
    "gif, false",
    "gif, true",
    "bmp, false",
    "jpeg, false",
    "jpeg, true"
  })
  void readsWhatImageIoReads(String format, boolean interlaced) throws Exception {
    int[] types = {
      BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED
    };
    for (int type : types) {
      if (format.equals("jpeg") && type != BufferedImage.TYPE_INT_RGB) {
        continue;
      }
      // Sizes at which interlaced passes are empty, and rows do not fill their last byte.
      for (int[] size : new int[][] {{71, 53}, {1, 1}, {3, 2}, {5, 9}, {17, 1}}) {
        BufferedImage image = painted(size[0], size[1], type);
        byte[] file = written(image, format, interlaced);
        String what = format + " " + type + " " + size[0];
        if (format.equals("gif") && size[1] < 10) {
          // ImageIO loses the later rows of low interlaced GIFs; so few colours are kept as drawn.
          assertSamePixels(file, image, what);
        } else {
          assertSamePixels(file, what);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void readsEveryDepthOfPng(boolean interlaced) throws Exception {
    int[] types = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR};
    for (int type : types) {
      assertSamePixels(written(painted(71, 53, type), "png", interlaced), "type " + type);
    }
    for (int bits : new int[] {1, 2, 4, 8}) {
      int size = 1 << bits;
      byte[] reds = new byte[size];
      byte[] greens = new byte[size];
      byte[] alphas = new byte[size];
      new Random(bits).nextBytes(reds);
      new Random(bits + 9).nextBytes(greens);
      new Random(bits + 99).nextBytes(alphas);
      var model = new IndexColorModel(bits, size, reds, greens, reds, alphas);
      int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
      BufferedImage image = new BufferedImage(71, 53, type, model);
      paint(image);
      assertSamePixels(written(image, "png", interlaced), bits + " bits");
    }
  }

  @Test
  void readsGreyPngsAsTheirSamplesSay() throws Exception {
    int[] types = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY};
    for (int type : types) {
      byte[] file = written(painted(9, 9, type), "png", false);
      var raster = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
      int shift = type == BufferedImage.TYPE_USHORT_GRAY ? 8 : 0;
      Pixels ours = decoded(file);
      for (int i = 0; i < 81; i++) {
        int level = raster.getSample(i % 9, i / 9, 0) >> shift;
        assertThat(ours.argb()[i]).isEqualTo(0xff000000 | level * 0x10101);
      }
    }
  }

  @Test
  void readsTheTransparentColourOfAPng() throws Exception {
    // Two pixels of true colour, the second of which is named transparent.
    byte[] rows = {0, 1, 2, 3, 9, 8, 7};
    var deflated = new ByteArrayOutputStream();
    try (var packer = new java.util.zip.DeflaterOutputStream(deflated)) {
      packer.write(rows);
    }
    byte[] file =
        new PngBytes()
            .header(2, 1, 8, 2)
            .block("tRNS", (byte) 0, (byte) 9, (byte) 0, (byte) 8, (byte) 0, (byte) 7)
            .block("IDAT", deflated.toByteArray())
            .end();
    assertThat(decoded(file).argb()).containsExactly(0xff010203, 0x00090807);
  }

  @Test
  void readsIcons() throws Exception {
    BufferedImage image = painted(33, 20, BufferedImage.TYPE_INT_RGB);
    Pixels pixels = decoded(IcoBytes.of(image));
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 33; x++) {
        int expected = image.getRGB(x, y);
        assertThat(pixels.at(x, y)).isEqualTo(expected == 0xff000000 ? 0 : expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"png, false", "png, true", "gif, true", "bmp, false", "jpeg, false"})
  void thinsOutToTheSamePixels(String format, boolean interlaced) throws Exception {
    byte[] file = written(painted(71, 53, BufferedImage.TYPE_INT_RGB), format, interlaced);
    Pixels whole = decoded(file);
    ImageLimits little = new ImageLimits(100_000, 10_000, 500, Duration.ofMinutes(1));
    Pixels thin =
        Picture.read(PictureFormat.of(file), file)
            .decoder()
            .decode(little, Deadline.in(Duration.ofMinutes(1)));
    assertThat(thin.step()).isEqualTo(3);
    assertThat(thin.width()).isEqualTo(24);
    assertThat(thin.height()).isEqualTo(18);
    for (int y = 0; y < thin.height(); y++) {
      for (int x = 0; x < thin.width(); x++) {
        assertThat(thin.at(x, y)).isEqualTo(whole.at(3 * x, 3 * y));
      }
    }
  }
}
