package dev.shangjia.engine.dossier;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.JsonReader;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A dossier of which somebody holds values and files apart, rather than in a folder. */
public final class HeldDossier {
  /** 16 MB, 200,000 values, 64 deep. */
  private static final YamlLimits LIMITS = new YamlLimits(16L << 20, 200_000, 64);

  private HeldDossier() {}

  /**
   * A file that is held.
   *
   * @param value its hash and size
   * @param content where it can be read
   */
  public record HeldFile(FileValue value, Path content) {}

  /**
   * Puts a dossier together; the same as {@link OpenDossier#read} gives when it reads the same
   * values and files. Files that no value names are left out.
   *
   * @param program the rulebook's id
   * @param procedure the procedure it is for
   * @param values the forms, by form and field; files are paths
   * @param held files by path
   * @param forms the program's forms, by id
   */
  public static Dossier of(
      String program,
      String procedure,
      ObjectNode values,
      Map<String, HeldFile> held,
      Map<String, Form> forms) {
    var files = new TreeMap<String, FileValue>();
    var contents = new TreeMap<String, Path>();
    var kinds = new TreeMap<String, Set<Catalogue.Kind>>();
    var addresses = new TreeMap<String, Set<Catalogue.Kind>>();
    values
        .properties()
        .forEach(
            entry -> {
              Form form = forms.get(entry.getKey());
              if (form == null) {
                return;
              }
              for (ValueReferences.Reference reference :
                  ValueReferences.in(form, entry.getValue())) {
                HeldFile file = held.get(reference.text());
                if (!reference.isFile()) {
                  add(addresses, WebAddress.normalized(reference.text()), reference.kind());
                } else if (file != null) {
                  files.put(reference.text(), file.value());
                  contents.put(reference.text(), file.content());
                  add(kinds, reference.text(), reference.kind());
                }
              }
            });
    return new Dossier(
        program,
        procedure,
        values,
        files,
        kinds,
        contents,
        addresses,
        parsed(values),
        DossierHash.of(program, procedure, values, files));
  }

  private static void add(
      Map<String, Set<Catalogue.Kind>> kinds, String subject, Catalogue.Kind kind) {
    kinds.computeIfAbsent(subject, _ -> EnumSet.noneOf(Catalogue.Kind.class)).add(kind);
  }

  private static YamlNode parsed(ObjectNode values) {
    byte[] json = values.toString().getBytes(StandardCharsets.UTF_8);
    SourceFile file = SourceFile.decode("forms.json", json, LIMITS.bytes());
    return JsonReader.read(file, LIMITS)
        .orElseThrow(() -> new IllegalArgumentException("too much: " + file.problems()));
  }
}
