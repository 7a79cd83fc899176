package dev.shangjia.engine.inspection;

import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.rulebook.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Values of a dossier by their pointer, and what names them. What was asked of a pointer is kept.
 * Belongs to one inspection.
 */
final class Places {
  private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

  private final Facts facts;
  private final Map<String, Form.Field> fields;
  private final Map<String, Finding.Place> places = new HashMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  /**
   * Places in a dossier.
   *
   * @param fields the fields of all forms, as {@link #fields} gives them
   */
  Places(Facts facts, Map<String, Form.Field> fields) {
    this.facts = facts;
    this.fields = fields;
  }

  /** The fields of forms by their pointer, with a star for every index. */
  static Map<String, Form.Field> fields(Map<String, Form> forms) {
    var fields = new HashMap<String, Form.Field>();
    forms.forEach(
        (id, form) ->
            form.fields().forEach(field -> fields.put("/" + id + "/" + pattern(field), field)));
    return Map.copyOf(fields);
  }

  private static String pattern(Form.Field field) {
    return field.path().replace("[]", "/*").replace('.', '/');
  }

  /** A place with the file that stands there, if one does. */
  Finding.Place place(String pointer) {
    return places.computeIfAbsent(pointer, at -> new Finding.Place(at, file(at)));
  }

  private @Nullable String file(String pointer) {
    JsonNode value = value(pointer);
    return isFile(pointer, value) ? value.stringValue() : null;
  }

  private boolean isFile(String pointer, JsonNode value) {
    Form.Field field = fields.get(withoutIndexes(pointer));
    String kind = field == null ? null : field.kind();
    return kind != null
        && value.isString()
        && Catalogue.Kind.of(kind).map(known -> known.isFile(value.stringValue())).orElse(false);
  }

  private JsonNode value(String pointer) {
    return facts.values().at(pointer);
  }

  /** The pointer with a star for every index: the field that it is an instance of. */
  static String withoutIndexes(String pointer) {
    return INDEX.matcher(pointer).replaceAll("/*");
  }

  /** What names the value itself, however it moves: a hash of its content. */
  String contentHash(String pointer) {
    return hashes.computeIfAbsent(pointer, at -> Hashes.of(content(at)));
  }

  private String content(String pointer) {
    JsonNode value = value(pointer);
    if (isFile(pointer, value)) {
      Facts.FileValue file = facts.files().get(value.stringValue());
      return file == null ? value.stringValue() : file.sha256();
    }
    return value.toString();
  }

  /**
   * What names the innermost item of a list on the way to a value: its key where the form declares
   * one, otherwise its content; blank when there is no list. Never its index.
   */
  String itemKey(String pointer) {
    return keys.computeIfAbsent(pointer, this::keyOfItem);
  }

  private String keyOfItem(String pointer) {
    String item = pointer;
    while (!item.isEmpty() && !isIndex(lastPart(item))) {
      item = item.substring(0, item.lastIndexOf('/'));
    }
    if (item.isEmpty()) {
      return "";
    }
    Form.Field list = fields.get(withoutIndexes(item.substring(0, item.lastIndexOf('/'))));
    String key = list == null ? null : list.key();
    return key == null ? content(item) : content(item + "/" + key);
  }

  private static String lastPart(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static boolean isIndex(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
