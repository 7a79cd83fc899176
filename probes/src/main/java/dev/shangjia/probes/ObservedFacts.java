package dev.shangjia.probes;

import dev.shangjia.engine.dossier.FileHash;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The facts of one file by itself, as rules see them: for those who write rules. */
public final class ObservedFacts {
  private static final long MOST_BYTES = 1L << 30;

  private ObservedFacts() {}

  /**
   * What one probe sees of one file.
   *
   * @param file a regular file
   * @return an object with the facts under their names in the catalogue; when the probe could not
   *     look, with {@code failed} instead of what it would have seen: its {@code code} and its
   *     {@code reason} in both languages
   * @throws IOException when the file cannot be read
   */
  public static ObjectNode of(Path file, Probe probe) throws IOException {
    FileValue value = FileHash.of(file.toRealPath(), MOST_BYTES);
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    String name = String.valueOf(file.getFileName());
    facts.put("path", name);
    facts.put("extension", name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    facts.put("bytes", value.bytes());
    facts.put("sha256", value.sha256());
    switch (probe.observe(file)) {
      case Observation.Result.Seen(ObjectNode seen) -> facts.setAll(seen);
      case Observation.Result.Failed failed -> {
        ObjectNode reason =
            facts.putObject("failed").put("code", failed.code()).putObject("reason");
        reason.put("zh", failed.reason().zh()).put("en", failed.reason().en());
      }
    }
    return facts;
  }
}
