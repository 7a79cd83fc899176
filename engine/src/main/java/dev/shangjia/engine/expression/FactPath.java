package dev.shangjia.engine.expression;

import java.util.List;

/**
 * A fact as an expression writes it: {@code listing.logo.width}.
 *
 * @param root the group, or a local name
 * @param fields the fields selected from it, outermost first
 * @param valueFields how many of them lead to the value in the dossier; the rest says something
 *     about that value, such as a picture's width
 */
public record FactPath(String root, List<String> fields, int valueFields) {
  public FactPath {
    fields = List.copyOf(fields);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return fields.isEmpty() ? root : root + "." + String.join(".", fields);
  }

  /** The pointer of the value in the dossier, given that of its root. */
  public String pointer(String rootPointer) {
    return fields.isEmpty() || valueFields == 0
        ? rootPointer
        : rootPointer + "/" + String.join("/", fields.subList(0, valueFields));
  }
}
