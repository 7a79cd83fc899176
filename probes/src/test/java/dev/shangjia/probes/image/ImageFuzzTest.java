package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Observation.Result;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files with bytes changed, cut and repeated: whatever comes, the probe has an answer. */
@Timeout(120)
class ImageFuzzTest {
  /** Lossy with alpha, one pixel; the JDK writes no WebP. */
  private static final String WEBP =
      "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEA"
          + "AQAAAP4AAA3AAP7mtQAAAA==";

  private static final ImageLimits SMALL =
      new ImageLimits(1_000_000, 2_000_000, 1_000_000, Duration.ofSeconds(20));
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "webp", "svg", "ico"})
  void alwaysAnswers(String format) {
    byte[] real = real(format);
    Random random = new Random(format.hashCode());
    ImageProbe probe = new ImageProbe(SMALL);
    int readable = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = mutated(real, random);
      String seen =
          switch (probe.observe(changed)) {
            case Result.Seen(var facts) -> {
              readable += facts.path("readable").asBoolean() ? 1 : 0;
              assertThat(facts.path("format").isString()).isTrue();
              yield "seen";
            }
            case Result.Failed failed -> failed.code();
          };
      assertThat(seen)
          .as("%s, round %d: %s", format, round, Base64.getEncoder().encodeToString(changed))
          .isNotEqualTo("broken")
          .isNotEqualTo("timed-out");
    }
    assertThat(readable).as("%s: some mutations do not hurt", format).isLessThan(ROUNDS);
  }

  private static byte[] real(String format) {
    Pictured picture =
        Pictured.opaque(90, 60, 0x336699)
            .box(10, 8, 40, 40, 12, 0xffcc00)
            .paste(TestCodes.qr("fuzz", 1, 0, 0xffffff), 60, 20);
    return switch (format) {
      case "webp" -> Base64.getDecoder().decode(WEBP);
      case "svg" ->
          ("<?xml version='1.0'?><!-- a --><svg width='9' height='9' viewBox='0 0 9 9'>"
                  + "<style>a{fill:url(#b)}</style><text>&amp;&#65;<![CDATA[x]]></text></svg>")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case "ico" -> IcoBytes.of(picture.image());
      default -> picture.as(format);
    };
  }

  private static byte[] mutated(byte[] real, Random random) {
    byte[] changed = real.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      // Headers decide more than pixels: half of the changes go there.
      int reach = random.nextBoolean() ? Math.min(64, changed.length) : changed.length;
      int at = random.nextInt(reach);
      switch (random.nextInt(5)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> changed[at] = (byte) 0xff;
        case 3 -> changed = Arrays.copyOf(changed, Math.max(1, random.nextInt(changed.length)));
        default -> {
          int length = Math.min(changed.length - at, 1 + random.nextInt(16));
          System.arraycopy(real, random.nextInt(real.length - length + 1), changed, at, length);
        }
      }
    }
    return changed;
  }
}
