package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our check of forms finds whatever the meta-schema of JSON Schema 2020-12 refuses. */
class SchemaCheckTest {
  private static final Schema META =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

  private static final List<String> VALUES =
      List.of(
          "1",
          "-1",
          "1.5",
          "0",
          "true",
          "text",
          "''",
          "[]",
          "[a]",
          "[a, a]",
          "[1]",
          "[{}]",
          "{}",
          "{a: {}}",
          "{a: [b]}",
          "{a: [b, b]}",
          "{a: 1}",
          "{type: string}",
          "{type: 1}",
          "string",
          "[string, array]",
          "strin",
          "{a: {maxLength: -1}}",
          "[{maxLength: x}]",
          "{minimum: x}");

  @Test
  void refusesWhateverTheMetaSchemaRefuses() {
    var seen = new ArrayList<String>();
    for (String keyword : FormKeywords.VALUES.keySet()) {
      for (String value : VALUES) {
        String yaml = keyword + ": " + value + "\n";
        var file = SourceFile.of("f.yaml", yaml);
        YamlNode root = YamlReader.read(file, YamlLimits.RULEBOOK).orElseThrow();
        JsonNode json = YamlJson.of(root);
        boolean sound = META.validate(json).isEmpty();
        SchemaCheck.check(root);
        if (!sound) {
          assertThat(file.errors()).as(yaml).isPositive();
          seen.add(yaml);
        } else {
          assertThat(file.problems()).as(yaml).allMatch(SchemaCheckTest::isStricterOnPurpose);
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(400);
  }

  /** Keywords have to be known, and patterns have to be RE2. */
  private static boolean isStricterOnPurpose(Problem problem) {
    return problem.code().equals("form/unknown-keyword") || problem.code().equals("form/pattern");
  }
}
