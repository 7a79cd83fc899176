package dev.shangjia.engine.dossier;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What dossier.yaml says.
 *
 * @param file the file
 * @param program the rulebook's id
 * @param procedure the procedure it is handed in for
 * @param procedurePlace where that stands
 * @param forms the forms by id, each a mapping
 */
record DossierYaml(
    SourceFile file,
    String program,
    SourcePlace programPlace,
    String procedure,
    SourcePlace procedurePlace,
    YamlMapping forms) {
  static final String NAME = "dossier.yaml";

  private static final YamlKeys KEYS =
      YamlKeys.of("dossier", List.of("program", "procedure", "forms"));
  private static final long MOST_EXACT = (1L << 53) - 1;

  /**
   * Reads the file.
   *
   * @param name its path, for problems
   * @param content where it is
   */
  static Reading<DossierYaml> read(String name, Path content) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(content, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes((int) YamlLimits.DOSSIER.bytes() + 1);
      if (bytes.length > YamlLimits.DOSSIER.bytes()) {
        return unreadable(
            DossierProblems.yamlTooLarge(
                SourcePlace.startOf(name), Files.size(content), YamlLimits.DOSSIER.bytes()));
      }
    } catch (IOException failure) {
      return unreadable(
          DossierProblems.unusableDossierYaml(
              SourcePlace.startOf(name),
              new LocalText("无法读取，请检查访问权限", "it cannot be read; check that it may be")));
    }
    return read(YamlReader.decode(name, bytes, YamlLimits.DOSSIER));
  }

  private static Reading<DossierYaml> read(SourceFile file) {
    Optional<DossierYaml> read =
        YamlReader.read(file, YamlLimits.DOSSIER)
            .flatMap(root -> root.fields(KEYS))
            .flatMap(
                fields -> {
                  String program = fields.text("program");
                  String procedure = fields.text("procedure");
                  return fields
                      .node("forms")
                      .flatMap(YamlNode::mapping)
                      .map(
                          forms ->
                              new DossierYaml(
                                  file,
                                  program,
                                  fields.place("program"),
                                  procedure,
                                  fields.place("procedure"),
                                  forms));
                });
    read.ifPresent(DossierYaml::check);
    return read.isPresent() && file.errors() == 0
        ? new Reading.Read<>(read.get(), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }

  private void check() {
    forms.entries().values().forEach(form -> form.value().mapping());
    checkNumbers(YamlJson.of(forms), "");
  }

  /** JSON's numbers are doubles; two integers that are one double would have one hash. */
  private void checkNumbers(JsonNode node, String pointer) {
    if (node.isIntegralNumber() && Math.abs(node.longValue()) > MOST_EXACT) {
      Problem problem =
          DossierProblems.numberTooLarge(YamlJson.placeOf(forms, pointer), node.asString());
      file.error(problem.code(), problem.place(), problem.message());
    }
    node.forEachEntry(
        (key, value) ->
            checkNumbers(value, pointer + "/" + key.replace("~", "~0").replace("/", "~1")));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkNumbers(node.get(i), pointer + "/" + i);
    }
  }

  private static Reading<DossierYaml> unreadable(Problem problem) {
    return new Reading.Unreadable<>(List.of(problem));
  }
}
