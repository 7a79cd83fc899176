package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.inspection.FormConstraints.Constraint;
import dev.shangjia.engine.inspection.FormSchema.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is wrong with a field of a form, and what to do about it. */
final class FormWords {
  private FormWords() {}

  /** Message and remedy. */
  record Words(LocalText message, LocalText fix) {}

  static Words of(Constraint constraint, Violation violation, List<String> knownFields) {
    LocalText title = constraint.title();
    JsonNode allowed = violation.allowed();
    String limit = allowed.isString() ? allowed.stringValue() : allowed.toString();
    String found = shown(violation.found());
    return switch (violation.keyword()) {
      case "required" ->
          words(
              "“" + title.zh() + "”还没有填写。",
              "\"" + title.en() + "\" is still missing.",
              "请填写“" + title.zh() + "”。",
              "Fill in \"" + title.en() + "\".");
      case "type" ->
          words(
              "“" + title.zh() + "”的值 " + found + " 类型不对，应为 " + limit + "。",
              "\"" + title.en() + "\" is " + found + ", which is not of type " + limit + ".",
              "请按类型 " + limit + " 填写。",
              "Write a value of type " + limit + ".");
      case "enum" ->
          words(
              "“" + title.zh() + "”的值 " + found + " 不在可选范围内，可选：" + choices(allowed) + "。",
              "\"" + title.en() + "\" is " + found + "; allowed are " + choices(allowed) + ".",
              "请选择其中一项：" + choices(allowed) + "。",
              "Choose one of " + choices(allowed) + ".");
      case "maxLength" -> length(title, violation, "最多", "at most", limit, "请缩短", "Shorten it to");
      case "minLength" -> length(title, violation, "至少", "at least", limit, "请补充到", "Extend it to");
      case "maxItems" -> items(title, violation, "最多", "at most", limit, "请减少到", "Keep only");
      case "minItems" -> items(title, violation, "至少", "at least", limit, "请增加到", "Provide");
      case "pattern", "format" ->
          words(
              "“" + title.zh() + "”的值 " + found + " 格式不对，要求：" + limit + "。",
              "\""
                  + title.en()
                  + "\" is "
                  + found
                  + ", which does not have the form "
                  + limit
                  + ".",
              "请按要求的格式重新填写。",
              "Write it in the form " + limit + ".");
      case "additionalProperties", "unevaluatedProperties" -> unknown(violation, knownFields);
      case FormConstraints.FILE ->
          words(
              "“" + title.zh() + "”指向的文件 " + found + " 不在材料中。",
              "\""
                  + title.en()
                  + "\" names the file "
                  + found
                  + ", which the dossier does not have.",
              "请把文件放到材料目录中的这个路径，或改正路径。",
              "Put the file there, or correct the path; it is relative to the dossier's folder.");
      default ->
          words(
              "“" + title.zh() + "”的值 " + found + " 不符合 " + violation.keyword() + "：" + limit + "。",
              "\"" + title.en() + "\": " + violation.message() + ".",
              "请按表单要求修改。",
              "Change it as the form asks.");
    };
  }

  private static Words length(
      LocalText title,
      Violation violation,
      String boundZh,
      String boundEn,
      String limit,
      String fixZh,
      String fixEn) {
    String text = violation.found().asString("");
    int length = text.codePointCount(0, text.length());
    return words(
        "“" + title.zh() + "”有 " + length + " 个字符，" + boundZh + " " + limit + " 个。",
        "\""
            + title.en()
            + "\" has "
            + length
            + " characters; "
            + boundEn
            + " "
            + limit
            + " are allowed.",
        fixZh + " " + limit + " 个字符。",
        fixEn + " " + limit + " characters.");
  }

  private static Words items(
      LocalText title,
      Violation violation,
      String boundZh,
      String boundEn,
      String limit,
      String fixZh,
      String fixEn) {
    int size = violation.found().size();
    return words(
        "“" + title.zh() + "”有 " + size + " 项，" + boundZh + " " + limit + " 项。",
        "\""
            + title.en()
            + "\" has "
            + size
            + " entries; "
            + boundEn
            + " "
            + limit
            + " are allowed.",
        fixZh + " " + limit + " 项。",
        fixEn + " " + limit + ".");
  }

  private static Words unknown(Violation violation, List<String> knownFields) {
    String name = violation.pointer().substring(violation.pointer().lastIndexOf('/') + 1);
    Optional<String> nearest = NearestName.of(name, knownFields);
    return words(
        "表单没有字段 “" + name + "”" + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。"),
        "The form has no field \""
            + name
            + "\"."
            + nearest.map(n -> " Did you mean \"" + n + "\"?").orElse(""),
        "请改正字段名，或删去它。可用字段：" + String.join(", ", knownFields),
        "Correct the name or remove it. Fields: " + String.join(", ", knownFields));
  }

  private static String choices(JsonNode allowed) {
    return allowed
        .valueStream()
        .map(choice -> choice.asString(choice.toString()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(JsonNode found) {
    String json = found.isMissingNode() ? "-" : found.toString();
    return json.codePointCount(0, json.length()) <= 80
        ? json
        : json.substring(0, json.offsetByCodePoints(0, 80)) + "…";
  }

  private static Words words(String zh, String en, String fixZh, String fixEn) {
    return new Words(new LocalText(zh, en), new LocalText(fixZh, fixEn));
  }
}
