package dev.shangjia.engine.facts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything known about a subject before judging. Objects have their keys in order, so that equal
 * facts lead to equal reports, wherever they were gathered or saved.
 *
 * @param program the rulebook's id
 * @param procedure the procedure it is handed in for
 * @param dossierHash what names the dossier's content, so that a report can be made from facts
 *     alone: SHA-256 in hexadecimal, as {@code DossierHash} makes it
 * @param extent whether what is missing was left empty or was never gathered
 * @param values the forms, by form and field, as the dossier has them; files are paths
 * @param files the dossier's files, by path; a path that the values name and this map lacks does
 *     not exist
 * @param observations what probes saw
 * @param context what only the platform knows, by group and name
 */
public record Facts(
    String program,
    String procedure,
    String dossierHash,
    Extent extent,
    ObjectNode values,
    Map<String, FileValue> files,
    List<Observation> observations,
    ObjectNode context) {

  /** Whether a value that is missing was left empty or never gathered. */
  public enum Extent {
    /** A whole dossier: what is missing was not given. */
    WHOLE("whole"),
    /** Some fields of one, such as a line of a batch: what is missing was not gathered. */
    PARTIAL("partial");

    private final String code;

    Extent(String code) {
      this.code = code;
    }

    /** The name used in facts files. */
    public String code() {
      return code;
    }
  }

  /**
   * A file of a dossier.
   *
   * @param sha256 of its content, in hexadecimal
   * @param bytes its size
   */
  public record FileValue(String sha256, long bytes) {}

  /**
   * Facts without a dossier: what only the platform knows. Of forms nothing was gathered.
   *
   * @param program the rulebook's id
   * @param context by group and name
   */
  public static Facts ofContext(String program, ObjectNode context) {
    return new Facts(
        program, "", "", Extent.PARTIAL, context.objectNode(), Map.of(), List.of(), context);
  }

  public Facts {
    values = CanonicalJson.copy(values);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    observations = List.copyOf(observations);
    context = CanonicalJson.copy(context);
  }
}
