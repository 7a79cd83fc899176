package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;
import java.util.List;

/**
 * A list.
 *
 * @param file the file it stands in
 * @param place where it begins
 * @param elements its items, in order
 */
public record YamlList(SourceFile file, SourcePlace place, List<YamlNode> elements)
    implements YamlNode {
  static final LocalText KIND = new LocalText("列表", "a list");

  public YamlList {
    elements = List.copyOf(elements);
  }

  @Override
  public LocalText kind() {
    return KIND;
  }
}
