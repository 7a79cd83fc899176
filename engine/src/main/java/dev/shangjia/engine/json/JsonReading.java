package dev.shangjia.engine.json;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cursor over JSON that someone may have edited. The first thing that is missing or of another
 * kind ends the reading with {@link JsonMismatch}, which names its JSON pointer.
 */
public final class JsonReading {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode node;
  private final String pointer;
  private final Set<String> asked = new HashSet<>();

  private JsonReading(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  /** At the root of a value. */
  public static JsonReading of(JsonNode root) {
    return new JsonReading(root, "");
  }

  /** At the root of a text; what is not JSON, or names a member twice, is a mismatch. */
  public static JsonReading of(String text) {
    try {
      return of(MAPPER.readTree(text));
    } catch (JacksonException e) {
      String why = Quoted.visible(e.getOriginalMessage());
      throw new JsonMismatch(new LocalText("不是合法的 JSON：" + why, "This is not JSON: " + why));
    }
  }

  /** A member that has to be there. */
  public JsonReading at(String name) {
    if (!node.isObject()) {
      throw mismatch("an object", "对象");
    }
    JsonNode member = node.get(name);
    if (member == null) {
      throw mismatch("an object with \"" + name + "\"", "带 \"" + name + "\" 的对象");
    }
    asked.add(name);
    return new JsonReading(member, pointer + "/" + name);
  }

  /** Whether there is such a member. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Reads an object of which nothing may be left over: a member nobody asks for is a mismatch. */
  public <T> T whole(Function<JsonReading, T> reading) {
    T value = reading.apply(this);
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        String shown = Quoted.of(name);
        throw mismatch("an object without " + shown, "不带 " + shown + " 的对象");
      }
    }
    return value;
  }

  /** What stands here, or null where null stands. */
  public <T> @Nullable T nullable(Function<JsonReading, T> reading) {
    return node.isNull() ? null : reading.apply(this);
  }

  public String string() {
    if (!node.isString()) {
      throw mismatch("a string", "字符串");
    }
    return node.stringValue();
  }

  /** A string that says something. */
  public String name() {
    if (!node.isString() || node.stringValue().isBlank()) {
      throw mismatch("a string that is not blank", "不为空的字符串");
    }
    return node.stringValue();
  }

  /** A string of a shape, whole; else the mismatch that is described. */
  public String matching(Pattern shape, String wantedEn, String wantedZh) {
    if (!node.isString() || !shape.matcher(node.stringValue()).matches()) {
      throw mismatch(wantedEn, wantedZh);
    }
    return node.stringValue();
  }

  public boolean bool() {
    if (!node.isBoolean()) {
      throw mismatch("true or false", " true 或 false");
    }
    return node.booleanValue();
  }

  /** A whole number from 0 on. */
  public int count() {
    return number(0);
  }

  /** A whole number from a least one on. */
  public int number(int least) {
    if (!node.isInt() || node.intValue() < least) {
      throw least == 0
          ? mismatch("a whole number from 0 on", "非负整数")
          : mismatch("a whole number from " + least + " on", "不小于 " + least + " 的整数");
    }
    return node.intValue();
  }

  /** A whole number from a least one to a greatest one. */
  public long number(long least, long greatest) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > greatest) {
      throw mismatch(
          "a whole number from " + least + " to " + greatest, least + " 到 " + greatest + " 之间的整数");
    }
    return node.longValue();
  }

  /** An instant in UTC, such as {@code 2026-11-22T08:30:00Z}. */
  public Instant instant() {
    try {
      return Instant.parse(string());
    } catch (DateTimeException e) {
      throw mismatch("a time such as 2026-11-22T08:30:00Z", "时间，如 2026-11-22T08:30:00Z");
    }
  }

  /** A text in both languages. */
  public LocalText text() {
    String zh = at("zh").string();
    String en = at("en").string();
    if (zh.isBlank() || en.isBlank()) {
      throw mismatch("text in both languages", "中英文都不为空的文本");
    }
    return new LocalText(zh, en);
  }

  /** A text in both languages, or null where there is no such member. */
  public @Nullable LocalText optionalText(String name) {
    return has(name) ? at(name).text() : null;
  }

  /** The one of several values whose code stands here. */
  public <T> T choice(T[] values, Function<T, String> code) {
    String found = string();
    for (T value : values) {
      if (code.apply(value).equals(found)) {
        return value;
      }
    }
    String known = Stream.of(values).map(code).collect(Collectors.joining(", "));
    throw mismatch("one of " + known, known + " 之一");
  }

  public <T> List<T> list(Function<JsonReading, T> element) {
    if (!node.isArray()) {
      throw mismatch("a list", "列表");
    }
    var list = new ArrayList<T>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(element.apply(new JsonReading(node.get(i), pointer + "/" + i)));
    }
    return list;
  }

  /** The members of an object, by name, in their order. */
  public <T> Map<String, T> members(Function<JsonReading, T> member) {
    if (!node.isObject()) {
      throw mismatch("an object", "对象");
    }
    var members = new LinkedHashMap<String, T>();
    node.propertyNames().forEach(name -> members.put(name, member.apply(at(name))));
    return members;
  }

  /**
   * That something else has to stand here.
   *
   * @param wantedEn what, after "has to be"
   * @param wantedZh the same, after 应为
   */
  public JsonMismatch mismatch(String wantedEn, String wantedZh) {
    String found = Quoted.visible(node.isContainer() ? node.getNodeType().name() : node.toString());
    String where = pointer.isEmpty() ? "/" : pointer;
    return new JsonMismatch(
        new LocalText(
            where + " 应为" + wantedZh + "，实为 " + found + "。",
            where + " has to be " + wantedEn + " but is " + found + "."));
  }
}
