package dev.shangjia.engine.rulebook;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlBroken;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlList;
import dev.shangjia.engine.yaml.YamlMapping;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;

/**
 * Checks a form against the meta-schema of JSON Schema 2020-12, as far as forms use it. Written out
 * rather than left to a validator, because a validator lets a misspelt keyword pass, says less, and
 * takes longer to load than a whole rulebook takes to read.
 */
final class SchemaCheck {
  private SchemaCheck() {}

  static void check(YamlNode schema) {
    if (schema instanceof YamlScalar scalar && scalar.isTruth()) {
      return;
    }
    schema.mapping().ifPresent(SchemaCheck::keywords);
  }

  private static void keywords(YamlMapping schema) {
    schema
        .entries()
        .forEach(
            (keyword, entry) -> {
              FormKeywords.Value value = FormKeywords.VALUES.get(keyword);
              if (value != null) {
                value(keyword, value, entry.value());
              } else if (!FormKeywords.HINTS.contains(keyword)) {
                refuse(schema.file(), keyword, entry.keyPlace());
              }
            });
  }

  private static void refuse(SourceFile file, String keyword, SourcePlace place) {
    if (FormKeywords.REFUSED.contains(keyword)) {
      file.error(
          "form/refused-keyword",
          place,
          new LocalText(
              "表单中不能使用 '" + keyword + "'，请把内容写全。",
              "Forms do not use '" + keyword + "'; write the schema out."));
      return;
    }
    var known = new ArrayList<>(FormKeywords.VALUES.keySet());
    known.addAll(FormKeywords.HINTS);
    Optional<String> nearest = NearestName.of(keyword, known);
    file.error(
        "form/unknown-keyword",
        place,
        new LocalText(
            "JSON Schema 2020-12 与本格式都没有关键字 "
                + Quoted.of(keyword)
                + "。"
                + nearest.map(name -> "是否想写 '" + name + "'？").orElse(""),
            "Neither JSON Schema 2020-12 nor this format has a keyword "
                + Quoted.of(keyword)
                + "."
                + nearest.map(name -> " Did you mean '" + name + "'?").orElse("")));
  }

  private static void value(String keyword, FormKeywords.Value value, YamlNode node) {
    switch (value) {
      case SCHEMA -> check(node);
      case SCHEMAS -> schemas(keyword, node);
      case NAMED_SCHEMAS ->
          node.mapping()
              .ifPresent(map -> map.entries().values().forEach(entry -> check(entry.value())));
      case TYPE -> type(node);
      case ANY -> {}
      case LIST -> node.items();
      case TEXT -> wanted(keyword, node, isText(node), "文字", "a text");
      case TEXTS -> texts(keyword, node);
      case NAMED_TEXTS ->
          node.mapping()
              .ifPresent(
                  map -> map.entries().values().forEach(entry -> texts(keyword, entry.value())));
      case PATTERN -> pattern(node);
      case FLAG ->
          wanted(
              keyword,
              node,
              node instanceof YamlScalar scalar && scalar.isTruth(),
              "true 或 false",
              "true or false");
      case COUNT -> wanted(keyword, node, isCount(node), "不小于 0 的整数", "a whole number from 0");
      case NUMBER ->
          wanted(
              keyword,
              node,
              node instanceof YamlScalar scalar && scalar.isNumber(),
              "数字",
              "a number");
      case POSITIVE -> wanted(keyword, node, isPositive(node), "大于 0 的数字", "a number above 0");
    }
  }

  private static void schemas(String keyword, YamlNode node) {
    wanted(
        keyword,
        node,
        !(node instanceof YamlList list) || !list.elements().isEmpty(),
        "非空列表",
        "a list of at least one schema");
    node.items().forEach(SchemaCheck::check);
  }

  private static void type(YamlNode node) {
    if (node instanceof YamlList list) {
      wanted("type", node, !list.elements().isEmpty(), "至少一个类型", "at least one type");
      texts("type", node);
      list.elements().forEach(SchemaCheck::typeName);
    } else {
      typeName(node);
    }
  }

  private static void typeName(YamlNode node) {
    node.text()
        .filter(type -> !FormKeywords.TYPES.contains(type))
        .ifPresent(type -> YamlFields.reportNotOneOf(node, type, FormKeywords.TYPES));
  }

  private static void texts(String keyword, YamlNode node) {
    var seen = new HashSet<String>();
    for (YamlNode item : node.items()) {
      wanted(keyword, item, isText(item), "文字", "texts");
      item.text()
          .filter(text -> !seen.add(text))
          .ifPresent(text -> wanted(keyword, item, false, "不重复的文字", "each text once"));
    }
  }

  private static void pattern(YamlNode node) {
    wanted("pattern", node, isText(node), "正则表达式", "a regular expression");
    Optional<String> text = node.text();
    try {
      text.ifPresent(Pattern::compile);
    } catch (PatternSyntaxException wrong) {
      node.file()
          .error(
              "form/pattern",
              node.place(),
              new LocalText(
                  "正则表达式 "
                      + Quoted.of(text.orElse(""))
                      + " 无法使用（RE2 语法）："
                      + wrong.getDescription()
                      + "。",
                  "The regular expression "
                      + Quoted.of(text.orElse(""))
                      + " cannot be used (RE2 syntax): "
                      + wrong.getDescription()
                      + "."));
    }
  }

  private static void wanted(String keyword, YamlNode node, boolean sound, String zh, String en) {
    if (!sound && !(node instanceof YamlBroken)) {
      String found = node instanceof YamlScalar scalar ? " " + Quoted.of(scalar.value()) : "";
      node.file()
          .error(
              "form/keyword-value",
              node.place(),
              new LocalText(
                  "'" + keyword + "' 须为" + zh + "，却是" + node.kind().zh() + found + "。",
                  "'" + keyword + "' takes " + en + ", found " + node.kind().en() + found + "."));
    }
  }

  private static boolean isText(YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNumber() && !scalar.isTruth();
  }

  private static boolean isCount(YamlNode node) {
    return node instanceof YamlScalar scalar
        && scalar.isNumber()
        && scalar.value().chars().allMatch(c -> c >= '0' && c <= '9')
        && scalar.value().length() < 10;
  }

  private static boolean isPositive(YamlNode node) {
    return node instanceof YamlScalar scalar
        && scalar.isNumber()
        && Double.parseDouble(scalar.value()) > 0;
  }
}
