package dev.shangjia.engine.inspection.report;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Prints JSON so that equal values give equal bytes, and so that no string can act on a terminal,
 * an editor or a page that shows the file: what {@link Hidden} names, and {@code <}, {@code >} and
 * {@code &}, is written as {@code \}{@code u} escapes. A reader gets the exact string back.
 */
public final class JsonText {
  private static final int MARKS_ON_ONE_CHARACTER = 4;

  /** How the members of objects and arrays are laid out. */
  public enum Layout {
    /** One member a line, two spaces deeper on each level. */
    INDENTED,
    /** Everything on one line. */
    ONE_LINE
  }

  private final Appendable out;
  private final Layout layout;

  private JsonText(Appendable out, Layout layout) {
    this.out = out;
    this.layout = layout;
  }

  /** Prints a value, followed by a line feed. */
  public static void print(JsonNode value, Layout layout, Appendable out) throws IOException {
    new JsonText(out, layout).value(value, 0);
    out.append('\n');
  }

  private void value(JsonNode value, int depth) throws IOException {
    if (value.isObject()) {
      object(value, depth);
    } else if (value.isArray()) {
      array(value, depth);
    } else if (value.isString()) {
      string(value.stringValue());
    } else {
      out.append(value.toString());
    }
  }

  private void object(JsonNode object, int depth) throws IOException {
    out.append('{');
    Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
    boolean any = members.hasNext();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      breakLine(depth + 1);
      string(member.getKey());
      out.append(": ");
      value(member.getValue(), depth + 1);
      separate(members);
    }
    if (any) {
      breakLine(depth);
    }
    out.append('}');
  }

  private void array(JsonNode array, int depth) throws IOException {
    out.append('[');
    boolean nested = false;
    for (JsonNode element : array) {
      nested |= element.isContainer();
    }
    Iterator<JsonNode> elements = array.iterator();
    while (elements.hasNext()) {
      if (nested) {
        breakLine(depth + 1);
      }
      value(elements.next(), depth + 1);
      separate(elements);
      if (!nested && layout == Layout.INDENTED && elements.hasNext()) {
        out.append(' ');
      }
    }
    if (nested) {
      breakLine(depth);
    }
    out.append(']');
  }

  private void separate(Iterator<?> rest) throws IOException {
    if (rest.hasNext()) {
      out.append(layout == Layout.INDENTED ? "," : ", ");
    }
  }

  private void breakLine(int depth) throws IOException {
    if (layout == Layout.INDENTED) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private void string(String text) throws IOException {
    out.append('"');
    int marks = MARKS_ON_ONE_CHARACTER;
    int index = 0;
    while (index < text.length()) {
      int point = text.codePointAt(index);
      index += Character.charCount(point);
      marks = Hidden.isMark(point) ? marks + 1 : 0;
      switch (point) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isEscaped(point) || marks > MARKS_ON_ONE_CHARACTER) {
            escape(point);
          } else {
            out.append(Character.toString(point));
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isEscaped(int point) {
    return point == '<' || point == '>' || point == '&' || Hidden.is(point);
  }

  private void escape(int point) throws IOException {
    for (char unit : Character.toChars(point)) {
      out.append(String.format("\\u%04x", (int) unit));
    }
  }
}
