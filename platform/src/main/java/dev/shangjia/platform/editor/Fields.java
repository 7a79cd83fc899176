package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Matrix;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.apps.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the fields of a form from its schema, with the values of a draft and what was found. */
final class Fields {
  private final Rulebook rulebook;
  private final Draft draft;
  private final Remarks remarks;
  private final Map<String, FieldView.Theirs> conflicts;
  private final Map<String, Posted.Field> written;
  private final Widths widths;

  /**
   * What a form is made from.
   *
   * @param conflicts what others wrote meanwhile, by path
   * @param written what was written and not saved because of that, by path
   */
  Fields(
      Rulebook rulebook,
      Draft draft,
      Remarks remarks,
      Map<String, FieldView.Theirs> conflicts,
      Map<String, Posted.Field> written) {
    this.rulebook = rulebook;
    this.draft = draft;
    this.remarks = remarks;
    this.conflicts = conflicts;
    this.written = written;
    this.widths = new Widths(rulebook);
  }

  List<FieldView> of(Form form) {
    return children(form.id(), form.schema());
  }

  private List<FieldView> children(String path, JsonNode schema) {
    List<String> required =
        schema.path("required").valueStream().map(JsonNode::stringValue).toList();
    var fields = new ArrayList<FieldView>();
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                fields.add(
                    field(
                        path + "/" + property.getKey(),
                        property.getKey(),
                        property.getValue(),
                        required.contains(property.getKey()))));
    return fields;
  }

  private FieldView field(String path, String name, JsonNode schema, boolean required) {
    FieldKind kind = FieldKind.of(schema);
    JsonNode value = draft.value(path).orElse(null);
    String now = kind.isWritten() ? FieldValue.write(value) : "";
    Posted.Field mine = written.get(path);
    String shown = mine == null ? now : mine.text();
    Attachment file =
        value != null && value.isString() ? draft.files().get(value.stringValue()) : null;
    return new FieldView(
        path,
        kind,
        text(schema.path("x-title"), name),
        schema.has("x-help") ? text(schema.path("x-help"), name) : null,
        required,
        kind == FieldKind.LINK_OR_FILE && file != null ? "" : shown,
        options(kind == FieldKind.CHOICES ? schema.path("items") : schema),
        shown.isEmpty() ? List.of() : List.of(shown.split("\n", -1)),
        kind == FieldKind.TEXT || kind == FieldKind.LONG_TEXT ? widths.at(path) : 0,
        file,
        file == null ? "" : href(file),
        kind == FieldKind.GROUP ? children(path, schema) : List.of(),
        items(kind, path, schema),
        remarks.at(path),
        conflicts.get(path),
        mine != null
            ? mine.base()
            : draft.version(path)
                + ":"
                + FieldValue.print(kind == FieldKind.LINK_OR_FILE && file != null ? "" : now));
  }

  private String href(Attachment file) {
    return "/files/" + draft.organization() + "/" + file.sha256();
  }

  private List<FieldView.Item> items(FieldKind kind, String path, JsonNode schema) {
    if (kind != FieldKind.LIST && kind != FieldKind.FILES) {
      return List.of();
    }
    var items = new ArrayList<FieldView.Item>();
    for (String id : draft.items(path)) {
      String at = path + "/" + id;
      List<FieldView> fields =
          kind == FieldKind.LIST
              ? children(at, schema.path("items"))
              : List.of(field(at, "", schema.path("items"), false));
      items.add(new FieldView.Item(id, items.size() + 1, title(fields), fields));
    }
    return items;
  }

  private static String title(List<FieldView> fields) {
    return fields.stream()
        .map(
            field ->
                field.file() != null
                    ? field.file().name()
                    : field.options().isEmpty() ? field.text() : "")
        .filter(text -> !text.isBlank())
        .map(text -> text.lines().findFirst().orElse(""))
        .findFirst()
        .orElse("");
  }

  private List<FieldView.Option> options(JsonNode schema) {
    if (schema.has("x-kinds")) {
      Matrix matrix = rulebook.matrices().get(schema.path("x-kinds").asString(""));
      return matrix == null
          ? List.of()
          : matrix.kinds().entrySet().stream()
              .map(kind -> new FieldView.Option(kind.getKey(), kind.getValue().title()))
              .toList();
    }
    return schema
        .path("enum")
        .valueStream()
        .map(
            value ->
                new FieldView.Option(
                    value.asString(""),
                    text(schema.path("x-labels").path(value.asString("")), value.asString(""))))
        .toList();
  }

  private static LocalText text(JsonNode both, @Nullable String otherwise) {
    String fallback = otherwise == null || otherwise.isBlank() ? "-" : otherwise;
    return new LocalText(both.path("zh").asString(fallback), both.path("en").asString(fallback));
  }
}
