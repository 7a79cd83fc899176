package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cursor over JSON that someone may have edited. The first thing that is missing or of another
 * kind ends the reading with {@link Mismatch}, which names its JSON pointer.
 */
final class JsonReading {

  /** Something is not as the format demands. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient LocalText text;

    Mismatch(LocalText text) {
      super(text.en(), null, false, false);
      this.text = text;
    }

    LocalText text() {
      return text;
    }
  }

  private final JsonNode node;
  private final String pointer;

  JsonReading(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  JsonReading at(String name) {
    if (!node.isObject()) {
      throw mismatch("an object", "对象");
    }
    JsonNode member = node.get(name);
    if (member == null) {
      throw mismatch("an object with \"" + name + "\"", "带 \"" + name + "\" 的对象");
    }
    return new JsonReading(member, pointer + "/" + name);
  }

  boolean has(String name) {
    return node.has(name);
  }

  String string() {
    if (!node.isString()) {
      throw mismatch("a string", "字符串");
    }
    return node.stringValue();
  }

  int count() {
    if (!node.isInt() || node.intValue() < 0) {
      throw mismatch("a whole number from 0 on", "非负整数");
    }
    return node.intValue();
  }

  LocalText text() {
    String zh = at("zh").string();
    String en = at("en").string();
    if (zh.isBlank() || en.isBlank()) {
      throw mismatch("text in both languages", "中英文都不为空的文本");
    }
    return new LocalText(zh, en);
  }

  @Nullable LocalText optionalText(String name) {
    return has(name) ? at(name).text() : null;
  }

  /** The one of several values whose code stands here. */
  <T> T choice(T[] values, Function<T, String> code) {
    String found = string();
    for (T value : values) {
      if (code.apply(value).equals(found)) {
        return value;
      }
    }
    String known = Stream.of(values).map(code).collect(Collectors.joining(", "));
    throw mismatch("one of " + known, known + " 之一");
  }

  <T> List<T> list(Function<JsonReading, T> element) {
    if (!node.isArray()) {
      throw mismatch("a list", "列表");
    }
    var list = new ArrayList<T>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(element.apply(new JsonReading(node.get(i), pointer + "/" + i)));
    }
    return list;
  }

  Mismatch mismatch(String wantedEn, String wantedZh) {
    String found =
        Neutral.TEXT.quote(node.isContainer() ? node.getNodeType().name() : node.toString());
    String where = pointer.isEmpty() ? "/" : pointer;
    return new Mismatch(
        new LocalText(
            where + " 应为" + wantedZh + "，实为 " + found + "。",
            where + " has to be " + wantedEn + " but is " + found + "."));
  }
}
