package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QrCodesTest {
  private static final String TEXT = "https://example.com/join?code=4711";

  @ParameterizedTest
  @CsvSource({
    "8, 000000, ffffff", // as printed
    "8, ff9f00, 262626", // light on dark, as in dark themes
    "2, 000000, ffffff", // hardly two pixels to a module in a full screen
    "4, 7a1f1f, ffe9d0"
  })
  void findsCodesInAScreen(int module, String dark, String light) {
    int darkColour = Integer.parseInt(dark, 16);
    int lightColour = Integer.parseInt(light, 16);
    Pictured screen = Pictured.opaque(1920, 1080, lightColour);
    var code = TestCodes.qr(TEXT, module, darkColour, lightColour);
    JsonNode codes = screen.paste(code, 1200, 300).seen().path("qrCodes");
    assertThat(texts(codes)).containsExactly(TEXT);
    assertThat(codes.get(0).path("x").asInt()).isCloseTo(1200, within(3));
    assertThat(codes.get(0).path("y").asInt()).isCloseTo(300, within(3));
    assertThat(codes.get(0).path("width").asInt()).isCloseTo(code.getWidth(), within(6));
    assertThat(codes.get(0).path("height").asInt()).isCloseTo(code.getHeight(), within(6));
  }

  @Test
  void findsSeveralCodesFromTopToBottom() {
    JsonNode codes =
        Pictured.opaque(1000, 900, 0xffffff)
            .paste(TestCodes.qr("second", 6, 0, 0xffffff), 600, 500)
            .paste(TestCodes.qr("first", 6, 0, 0xffffff), 100, 100)
            .seen()
            .path("qrCodes");
    assertThat(texts(codes)).containsExactly("first", "second");
  }

  @Test
  void findsACodeThatFillsALogo() {
    var code = TestCodes.qr("weixin://x", 6, 0, 0xffffff);
    Pictured logo = Pictured.opaque(code.getWidth(), code.getHeight(), 0xffffff).paste(code, 0, 0);
    assertThat(texts(logo.seen().path("qrCodes"))).containsExactly("weixin://x");
    Pictured small = logo.scaled(64, 64);
    assertThat(texts(small.seen().path("qrCodes"))).containsExactly("weixin://x");
  }

  @Test
  void findsNoneWhereThereIsNone() {
    JsonNode codes =
        Pictured.opaque(800, 600, 0xffffff).box(100, 100, 90, 90, 0, 0).seen().path("qrCodes");
    assertThat(codes.isEmpty()).isTrue();
  }

  private static List<String> texts(JsonNode codes) {
    return codes.valueStream().map(code -> code.path("text").asString()).toList();
  }
}
