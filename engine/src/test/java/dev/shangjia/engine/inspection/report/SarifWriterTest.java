package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shangjia.engine.Language;
import dev.shangjia.engine.inspection.report.ReportOptions.Detail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifWriterTest {
  /** The schema that OASIS publishes, from a jar that ships it. */
  private static final Schema SCHEMA = schema();

  private static final ReportOptions OPTIONS =
      ReportOptions.in(Language.EN).knowing(SampleReport.sources(), null);

  @Test
  void isValid() throws IOException {
    assertThat(violations(sarif(OPTIONS))).isEmpty();
    assertThat(violations(sarif(OPTIONS.listing(Detail.ALL)))).isEmpty();
    assertThat(violations(sarif(ReportOptions.in(Language.ZH)))).isEmpty();
  }

  @Test
  void schemaRefusesWhatIsNotSarif() throws IOException {
    assertThat(violations(sarif(OPTIONS).replace("\"review\"", "\"perhaps\""))).isNotEmpty();
    assertThat(violations(sarif(OPTIONS).replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  @Test
  void pointsAtTheLineOfTheDossierAndRelatesTheFile() throws IOException {
    JsonNode logo = result("listing/logo-size");
    assertThat(logo.at("/locations/0/physicalLocation/artifactLocation/uri").stringValue())
        .isEqualTo("dossier.yaml");
    assertThat(logo.at("/locations/0/physicalLocation/region/startLine").intValue()).isEqualTo(9);
    assertThat(logo.at("/locations/0/logicalLocations/0/fullyQualifiedName").stringValue())
        .isEqualTo("/listing/logo");
    assertThat(logo.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").stringValue())
        .isEqualTo("images/logo.png");
  }

  @Test
  void saysWhatKindOfResultItIs() throws IOException {
    assertThat(result("listing/name-width").get("level").stringValue()).isEqualTo("error");
    assertThat(result("listing/screenshot-qr").get("level").stringValue()).isEqualTo("warning");
    assertThat(result("listing/name-market").get("level").stringValue()).isEqualTo("note");
    assertThat(result("content/superlatives").get("kind").stringValue()).isEqualTo("review");
    assertThat(result("listing/logo-subject").get("kind").stringValue()).isEqualTo("open");
  }

  @Test
  void giveALevelOnlyToFailures() throws IOException {
    for (JsonNode result : run(OPTIONS.listing(Detail.ALL)).get("results")) {
      boolean fails = result.get("kind").stringValue().equals("fail");
      assertThat(result.get("level").stringValue().equals("none")).isNotEqualTo(fails);
    }
  }

  @Test
  void everyResultNamesItsRule() throws IOException {
    JsonNode run = run(OPTIONS);
    JsonNode rules = run.at("/tool/driver/rules");
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").intValue());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(result.at("/partialFingerprints/shangjia~11").stringValue()).isNotBlank();
    }
  }

  @Test
  void marksWhatWasFoundInAPicture() throws IOException {
    JsonNode picture = result("listing/screenshot-qr").at("/attachments/0");
    assertThat(picture.at("/artifactLocation/uri").stringValue()).isEqualTo("images/screen-3.png");
    assertThat(picture.at("/rectangles/0/right").intValue()).isEqualTo(1810);
  }

  static List<Error> violations(String json) {
    return SCHEMA.validate(
        json,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static JsonNode result(String rule) throws IOException {
    return StreamSupport.stream(run(OPTIONS).get("results").spliterator(), false)
        .filter(result -> result.get("ruleId").stringValue().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode run(ReportOptions options) throws IOException {
    return new JsonMapper().readTree(sarif(options)).get("runs").get(0);
  }

  private static String sarif(ReportOptions options) throws IOException {
    var out = new StringBuilder();
    new SarifWriter(options).write(SampleReport.everything(), out);
    return out.toString();
  }

  private static Schema schema() {
    try (InputStream text =
        Objects.requireNonNull(
            SarifWriterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
