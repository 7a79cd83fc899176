package dev.shangjia.engine.dossier;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the values of a form that are paths of files. */
final class FileReferences {

  /**
   * A value that is the path of a file.
   *
   * @param pointer JSON pointer to it, below the form
   * @param path as written, not blank
   * @param kind what the field takes the file for
   */
  record Reference(String pointer, String path, Catalogue.Kind kind) {}

  private FileReferences() {}

  /** The paths in a form's values, in the order of its fields. */
  static List<Reference> in(Form form, JsonNode values) {
    var found = new ArrayList<Reference>();
    for (Form.Field field : form.fields()) {
      Optional.ofNullable(field.kind())
          .flatMap(Catalogue.Kind::of)
          .ifPresent(kind -> collect(values, "", parts(field.path()), kind, found));
    }
    return found;
  }

  private static List<String> parts(String path) {
    return List.of(path.replace("[]", ".[]").split("\\."));
  }

  private static void collect(
      JsonNode node,
      String pointer,
      List<String> path,
      Catalogue.Kind kind,
      List<Reference> found) {
    if (path.isEmpty()) {
      if (node.isString() && !node.stringValue().isBlank() && kind.isFile(node.stringValue())) {
        found.add(new Reference(pointer, node.stringValue(), kind));
      }
      return;
    }
    List<String> rest = path.subList(1, path.size());
    if (!path.getFirst().equals("[]")) {
      collect(node.path(path.getFirst()), pointer + "/" + path.getFirst(), rest, kind, found);
      return;
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, rest, kind, found);
    }
  }
}
