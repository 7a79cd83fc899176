package dev.shangjia.engine.record;

import dev.shangjia.engine.json.JsonReading;
import java.util.regex.Pattern;

/** What texts in records look like. None has room for personal words. */
enum Shape {
  CHAIN(
      "[a-z][a-z0-9-]{0,39}:[!-~]{1,120}",
      "the name of a chain, such as \"case:81\"",
      "链的名称，如 \"case:81\""),
  NAME("[a-z][A-Za-z0-9-]{0,39}", "a name, such as \"decided\"", "名称，如 \"decided\""),
  ID("[!-~]{1,200}", "an id of at most 200 visible ASCII signs", "至多 200 个可见 ASCII 字符的编号"),
  HASH("[0-9a-f]{64}", "64 lower-case hexadecimal digits", "64 位小写十六进制数"),
  KEY("[A-Za-z0-9_-]{43}", "the id of a key, 43 signs of Base64url", "密钥编号，即 43 个 Base64url 字符"),
  SIGNATURE("[A-Za-z0-9_-]{86}", "a signature, 86 signs of Base64url", "签名，即 86 个 Base64url 字符");

  /** What stands for the hash before the first. */
  static final String NO_HASH = "0".repeat(64);

  private final Pattern pattern;
  private final String en;
  private final String zh;

  Shape(String pattern, String en, String zh) {
    this.pattern = Pattern.compile(pattern);
    this.en = en;
    this.zh = zh;
  }

  /** The text, which a program made. */
  String checked(String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' has to be " + en);
    }
    return text;
  }

  /** The text that a file holds. */
  String read(JsonReading json) {
    return json.matching(pattern, en, zh);
  }

  /** Whether a text looks like that. */
  boolean fits(String text) {
    return pattern.matcher(text).matches();
  }
}
