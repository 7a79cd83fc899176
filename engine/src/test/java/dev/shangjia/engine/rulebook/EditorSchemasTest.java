package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas for editors, {@code docs/schema}, are equal to what the readers know. */
class EditorSchemasTest {
  private static final Path SCHEMAS = Path.of("../docs/schema");

  @TempDir private Path folder;

  private static Map<String, JsonNode> shapes() throws IOException {
    var shapes = new HashMap<String, JsonNode>();
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      for (Path file : files.sorted().toList()) {
        collect(JsonMapper.shared().readTree(Files.readString(file)), shapes);
      }
    }
    return shapes;
  }

  private static void collect(JsonNode node, Map<String, JsonNode> shapes) {
    if (node.has("x-shape")) {
      shapes.put(node.get("x-shape").asString(), node);
    }
    node.forEach(child -> collect(child, shapes));
  }

  /** The keys of all readers, those of other packages too. */
  private static List<YamlKeys> known() throws ReflectiveOperationException {
    var known = new ArrayList<>(Shapes.all());
    known.add(constant("dev.shangjia.engine.yaml.YamlFields", "LOCAL_TEXT"));
    known.add(constant("dev.shangjia.engine.dossier.DossierYaml", "KEYS"));
    known.add(constant("dev.shangjia.engine.inspection.ExpectedFindings", "KEYS"));
    known.add(constant("dev.shangjia.engine.inspection.ExpectedFindings", "ROW"));
    return known;
  }

  private static YamlKeys constant(String type, String name) throws ReflectiveOperationException {
    Field field = Class.forName(type).getDeclaredField(name);
    field.setAccessible(true);
    return (YamlKeys) field.get(null);
  }

  @Test
  void haveTheShapesAndKeysOfTheReaders() throws Exception {
    Map<String, JsonNode> shapes = shapes();
    List<YamlKeys> known = known();

    assertThat(shapes.keySet())
        .containsExactlyInAnyOrderElementsOf(known.stream().map(YamlKeys::shape).toList());
    for (YamlKeys keys : known) {
      JsonNode schema = Objects.requireNonNull(shapes.get(keys.shape()));
      assertThat(Set.copyOf(schema.get("properties").propertyNames()))
          .as(keys.shape())
          .isEqualTo(keys.all());
      assertThat(schema.get("required").valueStream().map(JsonNode::asString).toList())
          .as(keys.shape())
          .containsExactlyInAnyOrderElementsOf(keys.required());
      assertThat(schema.get("additionalProperties").asBoolean(true)).as(keys.shape()).isFalse();
    }
  }

  @Test
  void describeEveryKey() throws Exception {
    for (JsonNode shape : shapes().values()) {
      for (Map.Entry<String, JsonNode> property : shape.get("properties").properties()) {
        assertThat(property.getValue().has("description") || property.getValue().has("$ref"))
            .as(property.getKey())
            .isTrue();
      }
    }
  }

  @Test
  void acceptWhatTheReaderAccepts() throws Exception {
    Map<String, String> files = new RulebookFolders(folder).files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!file.getKey().endsWith(".tsv")) {
        assertThat(violations(file.getKey(), file.getValue())).as(file.getKey()).isEmpty();
      }
    }
  }

  @Test
  void acceptTheRulebooksOfThisRepository() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("../rulebooks"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        String path = Path.of("../rulebooks").relativize(file).toString().replace('\\', '/');
        String inside = path.substring(path.indexOf('/') + 1);
        assertThat(violations(inside, Files.readString(file))).as(path).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "rules/name.yaml; assert: width; asert: width",
        "rules/name.yaml; level: reject; level: rejct",
        "rules/name.yaml; {audit: 2026-01-01; {audits: 2026-01-01",
        "forms/listing.schema.yaml; maxLength: 40; maxLength: -1",
        "forms/listing.schema.yaml; maxLength: 40; $ref: x",
        "forms/listing.schema.yaml; x-fact: image; x-fact: picture",
        "procedures/release.yaml; due: 5 working days; due: 5 days",
        "procedures/release.yaml; {set-exposure: link}; {set-exposure: all}",
        "conduct.yaml; until: rectified; until: never",
        "conduct.yaml; searchable: {not-stated: false}; searchable: {unstated: false}",
        "conduct.yaml; at-once: [warned]; at-last: [warned]",
        "conduct.yaml; ends: once; ends: never",
        "gates/trial.yaml; estimate: wilson; estimate: wilsons",
        "gates/trial.yaml; above: 0.70; above: 0.70, below: 0.9",
        "scores/quality.yaml; at-least: 90; atleast: 90",
        "ranking.yaml; value: signals.quality; values: signals.quality",
        "matrices/papers.yaml; {any: [audit; {many: [audit",
        "matrices/papers.yaml; at-least: 2; at-least: 0",
        "matrices/papers.yaml; held: listing; hold: listing",
        "agreements/joining.yaml; by: provider; by: nobody",
        "not-covered/preamble.yaml; {clauses: [C-5],; {clauses: [C-5], platform: moon,",
        "rulebook.yaml; coverage: complete; coverage: most",
        "words/rude.yaml; label: english; lable: english",
      })
  void refuseWhatTheReaderRefuses(String path, String old, String now) throws Exception {
    RulebookFolders sample = new RulebookFolders(folder).replace(path, old, now);

    assertThat(violations(path, sample.files().getOrDefault(path, ""))).isNotEmpty();
    assertThat(sample.problems()).isNotEmpty();
  }

  private static List<Error> violations(String path, String yaml) throws IOException {
    var file = SourceFile.of(path, yaml);
    JsonNode json = YamlReader.read(file, YamlLimits.RULEBOOK).map(YamlJson::of).orElseThrow();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMAS.resolve(schema(path))), InputFormat.JSON)
        .validate(json);
  }

  private static String schema(String path) {
    String name =
        switch (path.substring(0, path.indexOf('/') + 1)) {
          case "forms/" -> "form";
          case "words/" -> "words";
          case "checklists/" -> "checklist";
          case "rules/" -> "rules";
          case "matrices/" -> "matrix";
          case "procedures/" -> "procedure";
          case "gates/" -> "gate";
          case "scores/" -> "score";
          case "agreements/" -> "agreement";
          case "not-covered/" -> "not-covered";
          case "examples/" -> path.endsWith("dossier.yaml") ? "dossier" : "expected";
          default -> path.substring(0, path.indexOf('.'));
        };
    return name + ".schema.json";
  }
}
