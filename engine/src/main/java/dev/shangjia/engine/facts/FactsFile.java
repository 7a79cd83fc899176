package dev.shangjia.engine.facts;

import dev.shangjia.engine.Reading;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.JsonReader;
import dev.shangjia.engine.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Facts as a file, so that they can be judged again: the same facts, rulebook and time give the
 * same report, byte for byte.
 *
 * <p>The format is {@code shangjia-facts/1}, JSON in UTF-8, in an order of keys that never changes:
 *
 * <pre>{@code
 * {
 *   "format": "shangjia-facts/1",
 *   "program": "tencent-meeting",
 *   "procedure": "release",
 *   "dossierHash": "64 hexadecimal digits",
 *   "extent": "whole",                       // or "partial"
 *   "values": {"listing": {"logo": "logo.png", "name": "..."}},
 *   "files": {"logo.png": {"bytes": 4711, "sha256": "64 hexadecimal digits"}},
 *   "observations": [
 *     {"probe": "image", "version": 1, "subject": "sha256:...", "seen": {"format": "png"}},
 *     {"probe": "image", "version": 1, "subject": "sha256:...",
 *      "failed": {"code": "timed-out", "reason": {"zh": "...", "en": "..."}}},
 *     {"probe": "link", "version": 1, "subject": "url:https://example.com/",
 *      "observedAt": "2026-11-22T08:30:00Z", "seen": {"status": 200}}
 *   ],
 *   "context": {"others": {"names": ["..."]}}
 * }
 * }</pre>
 */
public final class FactsFile {
  static final String FORMAT = "shangjia-facts/1";

  /** 32 MB, 500,000 values, 64 deep. */
  private static final YamlLimits LIMITS = new YamlLimits(32L << 20, 500_000, 64);

  private FactsFile() {}

  /** The facts as text: two spaces deep, lines end with LF, equal for equal facts. */
  public static String write(Facts facts) {
    return FactsJson.write(facts);
  }

  /**
   * Reads a file as {@link #read(String, byte[])} does, and of one that is too large no more than
   * it takes to know that.
   */
  public static Reading<Facts> read(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(name, in.readNBytes((int) LIMITS.bytes() + 1));
    }
  }

  /**
   * Reads facts strictly: unknown keys, missing ones, and observations and context of another type
   * than the catalogue declares are errors. An observed fact that the catalogue does not know, from
   * a newer version perhaps, is a warning. Files from before addresses were observed are read as
   * they are.
   *
   * @param name the file's name, for problems
   * @param content its bytes
   */
  public static Reading<Facts> read(String name, byte[] content) {
    SourceFile file = SourceFile.decode(name, content, LIMITS.bytes());
    var facts = JsonReader.read(file, LIMITS).flatMap(FactsReading::read);
    return facts.isPresent() && file.errors() == 0
        ? new Reading.Read<>(facts.get(), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }
}
