package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.SourceFile;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML file. Refused, each with its place: syntax errors, duplicate keys, anchors,
 * aliases, merge keys, tags, null, keys that are no text, several documents, and what exceeds the
 * limits.
 *
 * <p>A syntax error does not hide what comes after it: the entry at the left margin in which it
 * stands is left out and the rest is read.
 */
public final class YamlReader {
  /** After so many syntax errors the rest of a file is probably no YAML at all. */
  private static final int MOST_SYNTAX_ERRORS = 20;

  private YamlReader() {}

  /** Decodes and reads a file; see {@link #read(SourceFile, YamlLimits)}. */
  public static SourceFile decode(String name, byte[] content, YamlLimits limits) {
    return SourceFile.decode(name, content, limits.bytes());
  }

  /**
   * Reads a file. What is wrong is added to the file's problems.
   *
   * @return the root, as far as it could be read; empty when there is nothing that could
   */
  public static Optional<YamlNode> read(SourceFile file, YamlLimits limits) {
    if (!file.readable()) {
      return Optional.empty();
    }
    var repair = new SyntaxRepair(file);
    for (int tries = 0; tries <= MOST_SYNTAX_ERRORS; tries++) {
      var tree = new YamlTree(file, limits, tries > 0);
      try {
        Optional<YamlNode> root =
            tree.build(new Parse(settings(file)).parseString(repair.text()).iterator());
        tree.commit();
        return root;
      } catch (MarkedYamlEngineException broken) {
        SyntaxProblem.report(file, broken);
        if (!repair.leaveOut(broken)) {
          break;
        }
      } catch (YamlEngineException broken) {
        file.error(
            "yaml/syntax",
            file.start(),
            new LocalText(
                "不是合法的 YAML：" + broken.getMessage(), "No valid YAML: " + broken.getMessage()));
        break;
      }
    }
    return Optional.empty();
  }

  private static LoadSettings settings(SourceFile file) {
    return LoadSettings.builder()
        .setLabel(file.name())
        .setCodePointLimit(Integer.MAX_VALUE)
        .setParseComments(false)
        .setBufferSize(Math.clamp(file.text().length() + 1L, 1024, 1 << 16))
        .build();
  }
}
