package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Form;
import dev.shangjia.engine.rulebook.Matrix;
import dev.shangjia.engine.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the values of a form say to people: choices by their labels, yes and no in words. */
final class FieldWords {
  private static final LocalText YES = new LocalText("是", "Yes");
  private static final LocalText NO = new LocalText("否", "No");

  private final Rulebook rulebook;
  private final @Nullable Form form;

  /**
   * The words of a form.
   *
   * @param form null for one that the rulebook does not know; its values are shown as they are
   */
  FieldWords(Rulebook rulebook, @Nullable Form form) {
    this.rulebook = rulebook;
    this.form = form;
  }

  /** What a value says that stands at a path such as {@code screenshots[0].terminal}. */
  LocalText of(String path, String value) {
    JsonNode schema = schema(path);
    if (schema.path("type").asString("").equals("boolean")) {
      return value.equals("true") ? YES : NO;
    }
    Matrix matrix = rulebook.matrices().get(schema.path("x-kinds").asString(""));
    if (matrix != null && matrix.kinds().get(value) != null) {
      return matrix.kinds().get(value).title();
    }
    JsonNode label = schema.path("x-labels").path(value);
    return new LocalText(label.path("zh").asString(value), label.path("en").asString(value));
  }

  /**
   * What the item is called that a value belongs to, such as <code>Screenshots 2</code>; null for a
   * value that belongs to no item of a list of groups.
   */
  @Nullable LocalText item(String path) {
    int end = path.lastIndexOf("].");
    if (end < 0) {
      return null;
    }
    int begin = path.lastIndexOf('[', end);
    int number = Integer.parseInt(path.substring(begin + 1, end)) + 1;
    LocalText list = FormLeaves.label(form, path.substring(0, begin));
    return new LocalText(list.zh() + " " + number, list.en() + " " + number);
  }

  private JsonNode schema(String path) {
    JsonNode at = form == null ? MissingNode.getInstance() : form.schema();
    for (String step : path.split("\\.", -1)) {
      int items = step.indexOf('[');
      at = at.path("properties").path(items < 0 ? step : step.substring(0, items));
      if (items >= 0) {
        at = at.path("items");
      }
    }
    return at;
  }
}
