package dev.shangjia.engine.dossier;

import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.json.Rfc8785;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names the content of a dossier: equal hashes, equal submissions. */
public final class DossierHash {
  private DossierHash() {}

  /**
   * SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of an object with {@code
   * program}, {@code procedure}, {@code forms} and {@code files}. Of files, those count that the
   * forms refer to and that exist, each as {@code {"bytes": ..., "sha256": ...}} under its path;
   * whatever else lies beside them, and how dossier.yaml is written, plays no part.
   *
   * @param forms without integers beyond 2^53, which JSON does not tell apart
   */
  public static String of(
      String program, String procedure, ObjectNode forms, Map<String, FileValue> files) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("program", program);
    whole.put("procedure", procedure);
    whole.set("forms", forms);
    ObjectNode byPath = whole.putObject("files");
    files.forEach(
        (path, file) ->
            byPath.putObject(path).put("sha256", file.sha256()).put("bytes", file.bytes()));
    return Rfc8785.sha256(whole);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
