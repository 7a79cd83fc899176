package dev.shangjia.engine.dossier;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.rulebook.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the values of a form that stand for something: paths of files, and addresses. */
final class ValueReferences {

  /**
   * A value that is the path of a file, or an address.
   *
   * @param pointer JSON pointer to it, below the form
   * @param text as written, not blank
   * @param kind what the field takes it for
   */
  record Reference(String pointer, String text, Catalogue.Kind kind) {

    /** Whether it is the path of a file. */
    boolean isFile() {
      return kind.isFile(text);
    }
  }

  private ValueReferences() {}

  /** The references in a form's values, in the order of its fields. */
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
      if (node.isString() && !node.stringValue().isBlank()) {
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
