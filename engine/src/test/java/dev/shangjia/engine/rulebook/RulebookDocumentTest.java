package dev.shangjia.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.yaml.YamlKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference, {@code docs/rulebook.md}, says what is so. */
class RulebookDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/rulebook.md");
  private static final String FILE = "<!-- file: ";

  @TempDir private Path folder;

  /** The blocks that name a file. */
  private static Map<String, String> files() throws IOException {
    var files = new LinkedHashMap<String, String>();
    List<String> lines = Files.readAllLines(DOCUMENT);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FILE)) {
        String path = lines.get(i).substring(FILE.length(), lines.get(i).indexOf(" -->"));
        List<String> rest = lines.subList(i + 2, lines.size());
        files.put(path, String.join("\n", rest.subList(0, rest.indexOf("```"))) + "\n");
      }
    }
    return files;
  }

  @Test
  void holdsACompleteRulebookThatReadsAndLintsWithoutAProblem() throws Exception {
    Map<String, String> files = files();
    assertThat(files).hasSize(15);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }

    Reading<Rulebook> reading = RulebookReader.read(folder);

    assertThat(RulebookFolders.lines(reading.problems())).isEmpty();
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read ->
                assertThat(
                        RulebookFolders.lines(RulebookLint.check((Rulebook) read.value(), folder)))
                    .isEmpty());
  }

  @Test
  void namesEveryKeyOfTheFormat() throws Exception {
    String document = Files.readString(DOCUMENT);

    for (YamlKeys keys : Shapes.all()) {
      assertThat(keys.all())
          .as(keys.shape())
          .allSatisfy(key -> assertThat(document).containsPattern("\\b" + key + "\\b"));
    }
    assertThat(FormKeywords.HINTS)
        .allSatisfy(hint -> assertThat(document).contains("`" + hint + "`"));
  }

  @Test
  void namesEveryEffectAndWidget() throws Exception {
    String document = Files.readString(DOCUMENT);

    for (EffectKind effect : EffectKind.values()) {
      assertThat(document).contains(effect.code());
    }
    assertThat(FormKeywords.WIDGETS)
        .allSatisfy(widget -> assertThat(document).contains("`" + widget + "`"));
  }
}
