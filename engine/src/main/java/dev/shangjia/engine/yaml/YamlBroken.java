package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.SourceFile;

/**
 * A node that was refused, and reported.
 *
 * @param file the file it stands in
 * @param place where it begins
 */
public record YamlBroken(SourceFile file, SourcePlace place) implements YamlNode {

  @Override
  public LocalText kind() {
    return new LocalText("无法读取的内容", "something unreadable");
  }
}
