package dev.shangjia.engine.dossier;

import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.yaml.YamlJson;
import dev.shangjia.engine.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything submitted about a subject.
 *
 * @param program the rulebook's id
 * @param procedure the procedure it is handed in for
 * @param values the forms, by form and field, as written; files are paths
 * @param files the files that the values name and that exist, by path
 * @param kinds what the fields that name those files take them for, by path
 * @param contents where those files can be read, by path, until the dossier is closed
 * @param addresses what the fields that hold addresses take them for, by the address as {@code
 *     WebAddress.normalized} writes it
 * @param forms where the forms stand, for {@link #place}
 * @param hash names all of this but the places; see {@link DossierHash}
 */
public record Dossier(
    String program,
    String procedure,
    ObjectNode values,
    Map<String, FileValue> files,
    Map<String, Set<Catalogue.Kind>> kinds,
    Map<String, Path> contents,
    Map<String, Set<Catalogue.Kind>> addresses,
    YamlNode forms,
    String hash) {
  public Dossier {
    values = values.deepCopy();
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    if (!contents.keySet().equals(files.keySet()) || !kinds.keySet().equals(files.keySet())) {
      throw new IllegalArgumentException(
          "files %s, contents %s, kinds %s"
              .formatted(files.keySet(), contents.keySet(), kinds.keySet()));
    }
  }

  /**
   * Where a value stands in dossier.yaml.
   *
   * @param pointer JSON pointer into the forms, such as {@code /listing/screenshots/2}
   * @return its place, or that of the nearest one above it that is there
   */
  public SourcePlace place(String pointer) {
    return YamlJson.placeOf(forms, pointer);
  }

  /**
   * The facts of this dossier.
   *
   * @param observations what probes saw of its files and addresses
   * @param context what only the platform knows
   */
  public Facts facts(List<Observation> observations, ObjectNode context) {
    return new Facts(
        program, procedure, hash, Facts.Extent.WHOLE, values, files, observations, context);
  }
}
