package dev.shangjia.engine.rulebook;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How things in a rulebook are named, and that no two of a kind have one name. */
final class Names {
  /** Words that cannot be names in the Common Expression Language. */
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final Map<String, SourcePlace> taken = new HashMap<>();

  /** Reads an id in kebab case. */
  static String kebab(YamlFields fields, String key) {
    String name = fields.text(key);
    if (!name.isEmpty()) {
      checkKebab(name, fields.file(), fields.place(key));
    }
    return name;
  }

  /** Reports a name that is not made of lower-case letters, digits and hyphens. */
  static void checkKebab(String name, SourceFile file, SourcePlace place) {
    if (!isKebab(name)) {
      file.error(
          "rulebook/name",
          place,
          new LocalText(
              Quoted.of(name) + " 不能作为名称：只能用小写字母、数字和连字符，以字母开头。",
              Quoted.of(name)
                  + " is no name: lower-case letters, digits and hyphens, beginning with a"
                  + " letter."));
    }
  }

  /** Reads an id that has to be the file's name. */
  static String ofFile(YamlFields fields, String key, String fileId) {
    String name = kebab(fields, key);
    if (!name.isEmpty() && !name.equals(fileId)) {
      fields
          .file()
          .error(
              "rulebook/file-name",
              fields.place(key),
              new LocalText(
                  "名称 " + Quoted.of(name) + " 与文件名 " + Quoted.of(fileId) + " 不一致，请改成相同。",
                  "The name "
                      + Quoted.of(name)
                      + " differs from the file's, "
                      + Quoted.of(fileId)
                      + "; make them the same."));
    }
    return name;
  }

  /** Reads one of the actors. */
  static String actor(YamlFields fields, String key) {
    String actor = fields.text(key);
    if (!actor.isEmpty() && !Role.codes().contains(actor)) {
      YamlFields.reportNotOneOf(fields.node(key).orElseThrow(), actor, Role.codes());
    }
    return actor;
  }

  /** Reports a name that was taken before. */
  void take(String name, SourceFile file, SourcePlace place) {
    SourcePlace earlier = taken.putIfAbsent(name, place);
    if (earlier != null && !name.isEmpty()) {
      String where = earlier.file().equals(place.file()) ? "" : earlier.file() + ":";
      file.error(
          "rulebook/name-taken",
          place,
          new LocalText(
              "名称 " + Quoted.of(name) + " 已在 " + where + earlier.line() + " 行使用，请换一个。",
              "The name "
                  + Quoted.of(name)
                  + " is taken by "
                  + (where.isEmpty() ? "line " : where)
                  + earlier.line()
                  + "; choose another."));
    }
  }

  /** Lower-case letters, digits and single hyphens, beginning with a letter. */
  static boolean isKebab(String name) {
    if (name.isEmpty() || !isLower(name.charAt(0)) || name.endsWith("-")) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char sign = name.charAt(i);
      boolean hyphen = sign == '-' && name.charAt(i - 1) != '-';
      if (!isLower(sign) && !isDigit(sign) && !hyphen) {
        return false;
      }
    }
    return true;
  }

  /** A name that expressions can use: lower camel case, and no word of the language. */
  static boolean isFact(String name) {
    return !name.isEmpty()
        && isLower(name.charAt(0))
        && name.chars().allMatch(c -> isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z'))
        && !RESERVED.contains(name);
  }

  private static boolean isLower(int sign) {
    return sign >= 'a' && sign <= 'z';
  }

  private static boolean isDigit(int sign) {
    return sign >= '0' && sign <= '9';
  }
}
