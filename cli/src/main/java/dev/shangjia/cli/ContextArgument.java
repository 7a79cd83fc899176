package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.ContextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What only the platform knows, from the file that a command line names. */
final class ContextArgument {
  private ContextArgument() {}

  /** The file's groups; none when no file is named. */
  static Reading<ObjectNode> read(@Nullable Path file) throws IOException {
    if (file == null) {
      return new Reading.Read<>(JsonNodeFactory.instance.objectNode(), List.of());
    }
    String name = file.toString();
    return Files.isRegularFile(file)
        ? ContextFile.read(name, file)
        : new Reading.Unreadable<>(
            List.of(
                Problem.error(
                    "context/no-file",
                    SourcePlace.startOf(name),
                    new LocalText("没有这个文件。", "There is no such file."))));
  }
}
