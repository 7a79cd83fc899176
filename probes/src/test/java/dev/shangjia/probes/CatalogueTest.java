package dev.shangjia.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.probes.image.ImageProbe;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What probes give and what the catalogue declares is the same, both ways. */
class CatalogueTest {
  private static final Map<String, Field> DECLARED = declared();

  @TempDir Path folder;

  @Test
  void whatTheImageProbeGivesIsDeclaredAndTheOtherWayRound() throws Exception {
    var given = new TreeMap<String, JsonNode>();
    for (Path picture : pictures()) {
      Result result = new ImageProbe().observe(picture);
      assertThat(result).describedAs("%s", picture).isInstanceOf(Result.Seen.class);
      ObjectNode facts = ((Result.Seen) result).facts();
      for (Map.Entry<String, JsonNode> fact : facts.properties()) {
        assertThat(DECLARED).containsKey(fact.getKey());
        check(
            fact.getKey(),
            DECLARED.getOrDefault(fact.getKey(), anyField()).type(),
            fact.getValue());
        given.merge(fact.getKey(), fact.getValue(), (a, b) -> a.isEmpty() ? b : a);
      }
    }
    assertThat(given.keySet()).isEqualTo(DECLARED.keySet());
    assertThat(given.get("qrCodes")).describedAs("so that regions were checked").isNotEmpty();
    assertThat(given.get("activeContent")).isNotEmpty();
  }

  private static Field anyField() {
    return DECLARED.values().iterator().next();
  }

  private static void check(String name, FactType type, JsonNode value) {
    switch (type) {
      case Scalar scalar ->
          assertThat(
                  switch (scalar) {
                    case STRING -> value.isString();
                    case INT -> value.isIntegralNumber();
                    case DOUBLE -> value.isNumber();
                    case BOOL -> value.isBoolean();
                  })
              .describedAs("%s is %s: %s", name, scalar.code(), value)
              .isTrue();
      case ListOf(FactType element) -> {
        assertThat(value.isArray()).describedAs(name).isTrue();
        value.forEach(item -> check(name, element, item));
      }
      case Struct struct -> {
        Set<String> fields = struct.fields().keySet();
        assertThat(value.propertyNames())
            .describedAs(name)
            .containsExactlyInAnyOrderElementsOf(fields);
        struct
            .fields()
            .forEach((key, field) -> check(name + "." + key, field.type(), value.path(key)));
      }
    }
  }

  private static Map<String, Field> declared() {
    var declared = new TreeMap<String, Field>();
    for (Field field : Catalogue.Kind.IMAGE.type().fields().values()) {
      if (field.origin().equals(new FactType.Origin.Observed("image"))) {
        declared.put(field.name(), field);
      }
    }
    return declared;
  }

  private Iterable<Path> pictures() throws IOException, WriterException {
    return java.util.List.of(logo(), screenshot(), drawing(), broken());
  }

  private Path logo() throws IOException {
    var image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(new Color(20, 90, 200));
    brush.fillRoundRect(0, 0, 128, 128, 32, 32);
    brush.setColor(Color.WHITE);
    brush.fillOval(30, 30, 68, 68);
    brush.dispose();
    return write(image, "logo.png");
  }

  private Path screenshot() throws IOException, WriterException {
    var image = new BufferedImage(960, 540, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    for (int i = 0; i < 200; i++) {
      brush.setColor(new Color((i * 37) % 256, (i * 91) % 256, (i * 53) % 256));
      brush.fillRect((i * 131) % 900, 60 + (i * 71) % 400, 60, 20);
    }
    BitMatrix code =
        new QRCodeWriter().encode("https://example.com/join", BarcodeFormat.QR_CODE, 240, 240);
    for (int x = 0; x < 240; x++) {
      for (int y = 0; y < 240; y++) {
        image.setRGB(600 + x, 150 + y, code.get(x, y) ? 0 : 0xFFFFFF);
      }
    }
    brush.dispose();
    return write(image, "screenshot.png");
  }

  private Path drawing() throws IOException {
    return Files.writeString(
        folder.resolve("drawing.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\""
            + " height=\"8\"><script>1</script></svg>");
  }

  private Path broken() throws IOException {
    byte[] logo = Files.readAllBytes(logo());
    return Files.write(
        folder.resolve("broken.png"), java.util.Arrays.copyOf(logo, logo.length / 2));
  }

  private Path write(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
