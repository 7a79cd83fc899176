package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a provider fills in: a JSON Schema (2020-12) with our hints.
 *
 * @param id the file's name without {@code .schema.yaml}, and the name of its facts in expressions
 * @param title what the form is
 * @param schema the schema as written
 * @param fields its fields, those of nested objects and of list items too, in the schema's order
 * @param place where it stands
 */
public record Form(
    String id, LocalText title, ObjectNode schema, List<Field> fields, SourcePlace place) {
  public Form {
    fields = List.copyOf(fields);
  }

  /**
   * One field of a form.
   *
   * @param path its name; names of nested fields are joined by dots, list items by {@code []}, such
   *     as {@code screenshots[].terminal}
   * @param title its label
   * @param cites the clauses that ask for it ({@code x-cites})
   * @param level how grave a violation of its schema is ({@code x-level})
   * @param kind what the value stands for ({@code x-fact}): the code of a {@code Catalogue.Kind};
   *     null for a plain value
   * @param key for a list of objects, the property that names an item ({@code x-key})
   * @param place where it stands
   */
  public record Field(
      String path,
      LocalText title,
      List<String> cites,
      Level level,
      @Nullable String kind,
      @Nullable String key,
      SourcePlace place) {
    public Field {
      cites = List.copyOf(cites);
    }
  }
}
