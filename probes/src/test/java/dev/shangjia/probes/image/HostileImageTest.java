package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Observation.Result;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that are broken, or built to break whoever opens them. */
@Timeout(60)
class HostileImageTest {
  private static final ImageLimits LIMITS = Pictured.PATIENT;

  @Test
  void refusesAPngOf900MegapixelsBeforeDecodingIt() {
    byte[] bomb = new PngBytes().header(30_000, 30_000, 8, 6).zeros("IDAT", 4_000_000).end();
    assertThat(bomb.length).isLessThan(10_000);
    ObjectNode facts = Pictured.seen(bomb);
    assertThat(facts.path("readable").asBoolean(true)).isFalse();
    assertThat(facts.path("width").asInt()).isEqualTo(30_000);
    assertThat(facts.path("height").asInt()).isEqualTo(30_000);
    assertThat(facts.has("sharpness")).isFalse();
  }

  @Test
  void refusesARibbonOfAMillionPixelsAcross() {
    byte[] ribbon = new PngBytes().header(40_000_000, 1, 16, 6).zeros("IDAT", 1000).end();
    assertThat(Pictured.seen(ribbon).path("readable").asBoolean(true)).isFalse();
  }

  @Test
  void decodesAPictureAtThePixelLimitInTheMemoryOfASmallOne() {
    byte[] large =
        new PngBytes().header(7000, 7000, 8, 6).zeros("IDAT", 7000L * (4 * 7000 + 1)).end();
    assertThat(large.length).isLessThan(300_000);
    ObjectNode facts = Pictured.seen(large, LIMITS);
    assertThat(facts.path("readable").asBoolean()).isTrue();
    assertThat(facts.path("width").asInt()).isEqualTo(7000);
    assertThat(facts.path("transparentShare").asDouble()).isEqualTo(1);
  }

  @Test
  void neverInflatesTextOrColourProfiles() {
    long gigabyte = 1L << 30;
    byte[] name = {'x', 0, 0};
    byte[] bomb =
        new PngBytes()
            .header(2, 2, 8, 0)
            .zeros("iCCP", gigabyte, name)
            .zeros("zTXt", 1 << 20, name)
            .zeros("IDAT", 6)
            .zeros("iTXt", 1 << 20, new byte[] {'x', 0, 1, 0, 0, 0})
            .end();
    assertThat(Pictured.seen(bomb, LIMITS).path("readable").asBoolean()).isTrue();
  }

  @Test
  void stopsAtTheRowsThatTheHeaderAnnounces() {
    byte[] bomb = new PngBytes().header(4, 4, 8, 0).zeros("IDAT", 1L << 30).end();
    assertThat(Pictured.seen(bomb, LIMITS).path("readable").asBoolean()).isTrue();
  }

  @Test
  void refusesAFileOverTheByteLimit() {
    ImageLimits tight = new ImageLimits(100, 1000, 1000, Duration.ofSeconds(5));
    assertThat(Pictured.failure(new byte[101], tight)).isEqualTo("too-large");
  }

  @Test
  void givesUpWhenTimeIsOver() {
    ImageLimits hasty = new ImageLimits(1_000_000, 50_000_000, 8_000_000, Duration.ofMillis(1));
    byte[] slow =
        new PngBytes().header(6000, 6000, 8, 6).zeros("IDAT", 6000L * (4 * 6000 + 1)).end();
    assertThat(Pictured.failure(slow, hasty)).isEqualTo("timed-out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void seesThatATruncatedFileIsDamaged(String format) {
    byte[] whole = Pictured.opaque(120, 90, 0x336699).box(9, 9, 40, 40, 9, 0xffcc00).as(format);
    assertThat(Pictured.seen(whole).path("readable").asBoolean()).isTrue();
    for (int left : new int[] {whole.length - 3, whole.length / 2, 60}) {
      ObjectNode facts = Pictured.seen(Arrays.copyOf(whole, left));
      assertThat(facts.path("format").asString()).isEqualTo(format);
      assertThat(facts.path("readable").asBoolean()).as("%s of %d", left, whole.length).isFalse();
      assertThat(facts.has("fingerprint")).isFalse();
    }
  }

  @Test
  void seesThatAPngWithAWrongChecksumIsDamaged() {
    byte[] file = Pictured.opaque(120, 90, 0x336699).as("png");
    file[file.length - 20] ^= 0x10;
    assertThat(Pictured.seen(file).path("readable").asBoolean()).isFalse();
  }

  @Test
  void countsWhatIsHiddenAfterThePicture() {
    byte[] picture = Pictured.opaque(20, 20, 0x336699).as("png");
    byte[] archive = "PK\3\4 and more".getBytes(StandardCharsets.US_ASCII);
    byte[] both = Arrays.copyOf(picture, picture.length + archive.length);
    System.arraycopy(archive, 0, both, picture.length, archive.length);
    assertThat(Pictured.seen(both).path("trailingBytes").asInt()).isEqualTo(archive.length);
    assertThat(Pictured.seen(both).path("readable").asBoolean()).isTrue();
  }

  @Test
  void seesTheAnimationOfAPng() {
    PngBytes png = new PngBytes().header(2, 2, 8, 0).block("acTL", new byte[8]);
    byte[] frame = new byte[26];
    byte[] moving = png.block("fcTL", frame).zeros("IDAT", 6).block("fcTL", frame).end();
    ObjectNode facts = Pictured.seen(moving);
    assertThat(facts.path("animated").asBoolean()).isTrue();
    assertThat(facts.path("frames").asInt()).isEqualTo(2);
    byte[] late =
        new PngBytes().header(2, 2, 8, 0).zeros("IDAT", 6).block("acTL", new byte[8]).end();
    assertThat(Pictured.seen(late).path("animated").asBoolean()).isFalse();
  }

  @Test
  void refusesAGifScreenLargerThanTheLimit() {
    ObjectNode wide = Pictured.seen(gif(65_535, 65_535, 1, 1, 1));
    assertThat(wide.path("readable").asBoolean(true)).isFalse();
    assertThat(wide.path("width").asInt()).isEqualTo(65_535);
    ObjectNode wideFrame = Pictured.seen(gif(8, 8, 65_535, 65_535, 1));
    assertThat(wideFrame.path("readable").asBoolean(true)).isFalse();
  }

  @Test
  void countsTheFramesOfAGifInNoTime() {
    ObjectNode facts = Pictured.seen(gif(2000, 2000, 1, 1, 200_000));
    assertThat(facts.path("frames").asInt()).isEqualTo(200_000);
    assertThat(facts.path("animated").asBoolean()).isTrue();
  }

  /** A GIF whose frames are all one clear code and one pixel. */
  private static byte[] gif(int width, int height, int frameWidth, int frameHeight, int frames) {
    ByteBuffer file = ByteBuffer.allocate(100 + 16 * frames).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) width).putShort((short) height).put((byte) 0x80).putShort((short) 0);
    file.put(new byte[6]);
    for (int i = 0; i < frames; i++) {
      file.put((byte) 0x2c).putInt(0).putShort((short) frameWidth).putShort((short) frameHeight);
      file.put((byte) 0).put(new byte[] {2, 2, 0x44, 1, 0});
    }
    file.put((byte) 0x3b);
    return Arrays.copyOf(file.array(), file.position());
  }

  @Test
  void refusesAJpegOfThousandsOfScans() {
    ByteBuffer file = ByteBuffer.allocate(400_000);
    file.put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc2, 0, 11, 8});
    file.putShort((short) 7000).putShort((short) 7000).put(new byte[] {1, 1, 0x11, 0});
    for (int i = 0; i < 30_000; i++) {
      file.put(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0, 0});
    }
    file.put(new byte[] {(byte) 0xff, (byte) 0xd9});
    assertThat(Pictured.failure(Arrays.copyOf(file.array(), file.position()), LIMITS))
        .isEqualTo("too-complex");
  }

  @Test
  void triesNotAllTriplesOfThousandsOfFinderPatterns() {
    Pictured wall = Pictured.opaque(1000, 1000, 0xffffff);
    for (int y = 4; y < 980; y += 20) {
      for (int x = 4; x < 980; x += 20) {
        wall.box(x, y, 14, 14, 0, 0).box(x + 2, y + 2, 10, 10, 0, 0xffffff);
        wall.box(x + 4, y + 4, 6, 6, 0, 0);
      }
    }
    byte[] file = wall.as("png");
    assertThat(new ImageProbe(ImageLimits.STANDARD).observe(file))
        .satisfiesAnyOf(
            result -> assertThat(result).isInstanceOf(Result.Seen.class),
            result -> assertThat(((Result.Failed) result).code()).isEqualTo("timed-out"));
  }

  @Test
  void readsWhatAVectorDrawingDeclares() {
    ObjectNode facts = svg("<svg xmlns='http://www.w3.org/2000/svg' width='128px' height='96'/>");
    assertThat(facts.toString())
        .isEqualTo(
            "{\"activeContent\":[],\"format\":\"svg\",\"height\":96,\"readable\":true,"
                + "\"width\":128}");
    assertThat(svg("<svg viewBox='0 0 24 32'><path d='M0 0'/></svg>").path("height").asInt())
        .isEqualTo(32);
    assertThat(svg("<svg width='100%' height='2em'/>").has("width")).isFalse();
  }

  @Test
  void noticesWhatCouldActInAVectorDrawing() {
    assertThat(active("<svg><script>alert(1)</script></svg>")).containsExactly("script");
    assertThat(active("<svg onload='alert(1)'/>")).containsExactly("event-handler");
    assertThat(active("<svg><a href='&#x6a;ava\tscript:alert(1)'/></svg>")).contains("script-link");
    assertThat(active("<svg><image href='https://example.com/a.png'/></svg>"))
        .containsExactly("external-reference");
    assertThat(active("<svg><rect style='fill:url(#a);mask:url(http://e/x)'/></svg>"))
        .containsExactly("external-reference");
    assertThat(active("<svg><style>@import 'http://e/x.css';</style></svg>"))
        .containsExactly("external-reference");
    assertThat(active("<svg><foreignObject/></svg>")).containsExactly("foreign-object");
    assertThat(active("<svg><use href='#a'/><image href='data:image/png;base64,AA'/></svg>"))
        .isEmpty();
  }

  @Test
  void resolvesNoEntityOfAVectorDrawing() {
    String outside =
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<svg width='10' height='10'><text>&x;</text></svg>";
    assertThat(active(outside)).contains("entity", "document-type");
    assertThat(svg(outside).toString()).doesNotContain("root:");
    StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 40; i++) {
      String twice = "&a" + (i - 1) + ";";
      laughs.append("<!ENTITY a").append(i).append(" '").append(twice.repeat(10)).append("'>");
    }
    laughs.append("]><svg><text>&a39;</text></svg>");
    assertThat(active(laughs.toString())).contains("entity", "document-type");
  }

  @Test
  void survivesADeepVectorDrawing() {
    ObjectNode facts = svg("<svg>" + "<g>".repeat(200_000));
    assertThat(facts.path("format").asString()).isEqualTo("svg");
    assertThat(facts.path("readable").asBoolean()).isFalse();
  }

  private static ObjectNode svg(String text) {
    return Pictured.seen(text.getBytes(StandardCharsets.UTF_8));
  }

  private static java.util.List<String> active(String text) {
    return svg(text).path("activeContent").valueStream().map(JsonNode::asString).toList();
  }
}
