package dev.shangjia.probes.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.Observation.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ImageProbeTest {
  private static final Map<String, Field> DECLARED = Catalogue.Kind.IMAGE.type().fields();

  @Test
  void givesTheFactsThatTheCatalogueDeclaresAndNoOthers() {
    ObjectNode logo =
        Pictured.transparent(640, 640)
            .box(0, 0, 640, 640, 80, 0x2050c0)
            .box(80, 80, 480, 480, 0, 0xffffff)
            .paste(TestCodes.qr("https://example.com/", 5, 0x000000, 0xffffff), 160, 160)
            .seen();
    TreeSet<String> observed = new TreeSet<>();
    DECLARED.forEach(
        (name, field) -> {
          if (field.origin() instanceof FactType.Origin.Observed) {
            observed.add(name);
          }
        });
    assertThat(logo.propertyNames()).containsExactlyInAnyOrderElementsOf(observed);
    logo.propertyStream()
        .forEach(
            fact -> {
              FactType type = Objects.requireNonNull(DECLARED.get(fact.getKey())).type();
              assertThat(matches(fact.getValue(), type)).as("%s of %s", fact, type).isTrue();
            });
  }

  private static boolean matches(JsonNode value, FactType type) {
    return switch (type) {
      case FactType.Scalar.STRING -> value.isString();
      case FactType.Scalar.INT -> value.isIntegralNumber();
      case FactType.Scalar.DOUBLE -> value.isNumber();
      case FactType.Scalar.BOOL -> value.isBoolean();
      case FactType.ListOf(FactType element) ->
          value.isArray() && value.valueStream().allMatch(each -> matches(each, element));
      case FactType.Struct struct ->
          Set.copyOf(value.propertyNames()).equals(struct.fields().keySet())
              && struct.fields().values().stream()
                  .allMatch(field -> matches(value.path(field.name()), field.type()));
      default -> throw new AssertionError(type.toString());
    };
  }

  @Test
  void seesTheSameInTheSameFile() {
    byte[] file = Pictured.opaque(200, 100, 0x336699).box(20, 20, 50, 50, 8, 0xffffff).as("png");
    assertThat(Pictured.seen(file)).isEqualTo(Pictured.seen(file.clone()));
  }

  @Test
  void looksAtContentNotAtTheName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("logo.png");
    Files.write(file, Pictured.opaque(40, 30, 0x336699).as("jpeg"));
    assertThat(new ImageProbe(Pictured.PATIENT).observe(file))
        .isInstanceOfSatisfying(
            Result.Seen.class,
            seen -> assertThat(seen.facts().path("format").asString()).isEqualTo("jpeg"));
  }

  @Test
  void saysOfWhatIsNoPictureThatItIsUnreadable() {
    assertThat(Pictured.seen(new byte[0]).toString())
        .isEqualTo("{\"format\":\"unknown\",\"readable\":false}");
    assertThat(Pictured.seen("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)).toString())
        .isEqualTo("{\"format\":\"unknown\",\"readable\":false}");
    assertThat(Pictured.seen("II*\0........".getBytes(StandardCharsets.US_ASCII)).toString())
        .isEqualTo("{\"format\":\"tiff\",\"readable\":false}");
  }

  @Test
  void failsVisiblyWhenTheFileIsGone(@TempDir Path folder) {
    assertThat(new ImageProbe().observe(folder.resolve("none.png")))
        .isInstanceOfSatisfying(
            Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("unreadable"));
  }
}
