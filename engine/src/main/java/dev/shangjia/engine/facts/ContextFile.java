package dev.shangjia.engine.facts;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.JsonReader;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What only the platform knows, as a file, for who has no platform: a mapping of groups and facts,
 * in YAML, or in JSON when the file's name ends in {@code .json}.
 *
 * <pre>{@code
 * metrics:
 *   addedEnterprises: 10
 *   activeEnterprises: 9
 * provider:
 *   verified: true
 * }</pre>
 */
public final class ContextFile {
  /** 1 MB, 50,000 values, 20 deep. */
  private static final YamlLimits LIMITS = new YamlLimits(1 << 20, 50_000, 20);

  private ContextFile() {}

  /** Reads a file as {@link #read(String, byte[])} does. */
  public static Reading<ObjectNode> read(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(name, in.readNBytes((int) LIMITS.bytes() + 1));
    }
  }

  /**
   * Reads context strictly: facts of another type than the catalogue declares are errors, groups
   * and facts that it does not know are warnings with the nearest known name.
   *
   * @param name the file's name, for problems
   * @param content its bytes
   */
  public static Reading<ObjectNode> read(String name, byte[] content) {
    SourceFile file = SourceFile.decode(name, content, LIMITS.bytes());
    Optional<YamlNode> root =
        name.endsWith(".json") ? JsonReader.read(file, LIMITS) : YamlReader.read(file, LIMITS);
    Optional<YamlMapping> groups = root.flatMap(YamlNode::mapping);
    groups.ifPresent(ContextFile::check);
    return groups.isPresent() && file.errors() == 0
        ? new Reading.Read<>(YamlJson.object(groups.get()), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }

  private static void check(YamlMapping groups) {
    groups
        .entries()
        .forEach(
            (name, entry) -> {
              // A group that is no mapping says so itself.
              entry.value().mapping();
              FactsTypes.checkGroup(name, entry.keyPlace(), entry.value());
            });
  }
}
