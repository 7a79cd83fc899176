package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mapping.
 *
 * @param file the file it stands in
 * @param place where it begins
 * @param entries its values by key, in order
 * @param damaged whether entries may be missing because of a syntax error that was reported
 */
public record YamlMapping(
    SourceFile file, SourcePlace place, Map<String, Entry> entries, boolean damaged)
    implements YamlNode {
  static final LocalText KIND = new LocalText("键值映射", "a mapping of keys to values");

  /**
   * A value with the place of its key.
   *
   * @param keyPlace where the key stands
   * @param value what it leads to
   */
  public record Entry(SourcePlace keyPlace, YamlNode value) {}

  public YamlMapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  @Override
  public LocalText kind() {
    return KIND;
  }
}
