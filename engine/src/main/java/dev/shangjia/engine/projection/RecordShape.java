package dev.shangjia.engine.projection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.expression.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The records that every program is projected to, and their fields. They are the same for all. */
public enum RecordShape {
  /** What the market shows of an app. */
  LISTING(
      "listing",
      new Field("name", Wanted.TEXT, Need.REQUIRED, "应用名称", "name of the app"),
      new Field("summary", Wanted.TEXT, Need.OPTIONAL, "一句话简介", "what it does, in a sentence"),
      new Field("description", Wanted.TEXT, Need.OPTIONAL, "详细介绍", "what it does, at length"),
      new Field("icon", Wanted.PICTURE, Need.OPTIONAL, "图标", "its icon"),
      new Field("screenshots", Wanted.PICTURES, Need.OPTIONAL, "截图", "pictures of it"),
      new Field("provider", Wanted.TEXT, Need.OPTIONAL, "服务商", "who offers it"),
      new Field("categories", Wanted.TEXTS, Need.OPTIONAL, "类目", "where it is found"),
      new Field("keywords", Wanted.TEXTS, Need.OPTIONAL, "搜索关键词", "further words to find it by"),
      new Field("charges", Wanted.TEXTS, Need.OPTIONAL, "收费", "what it costs"),
      new Field("terminals", Wanted.TEXTS, Need.OPTIONAL, "支持的终端", "where it runs"),
      new Field(
          "permissions", Wanted.TEXTS, Need.OPTIONAL, "权限与用途", "what it may do, and what for"),
      new Field("website", Wanted.ADDRESS, Need.OPTIONAL, "官网", "its site"),
      new Field("privacyPolicy", Wanted.ADDRESS, Need.OPTIONAL, "隐私政策", "its privacy policy"),
      new Field("termsOfService", Wanted.ADDRESS, Need.OPTIONAL, "服务协议", "its terms of service"),
      new Field("usageGuide", Wanted.ADDRESS, Need.OPTIONAL, "使用指南", "its guide"),
      new Field("support", Wanted.TEXT, Need.OPTIONAL, "客服", "how its support is reached"),
      new Field("supportHours", Wanted.TEXT, Need.OPTIONAL, "客服时间", "when its support answers"),
      new Field(
          "pricing",
          Wanted.TEXT,
          Need.OPTIONAL,
          "收费方式（free、trial 或 paid）",
          "free, trial or paid, to narrow results down by"),
      new Field(
          "version", Wanted.TEXT, Need.OPTIONAL, "版本号", "its version, as its provider counts"),
      new Field("updateNotes", Wanted.TEXT, Need.OPTIONAL, "更新说明", "what this version changes")),
  /** Who offers apps. */
  ORGANIZATION(
      "organization",
      new Field("name", Wanted.TEXT, Need.REQUIRED, "名称", "its name"),
      new Field(
          "creditCode", Wanted.TEXT, Need.OPTIONAL, "统一社会信用代码", "its unified social credit code"),
      new Field("contactName", Wanted.TEXT, Need.OPTIONAL, "联系人", "whom to speak to"),
      new Field("contactPhone", Wanted.TEXT, Need.OPTIONAL, "联系电话", "their phone"),
      new Field("contactEmail", Wanted.TEXT, Need.OPTIONAL, "联系邮箱", "their e-mail address"));

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // a copied list of records
  private final List<Field> fields;

  RecordShape(String code, Field... fields) {
    this.code = code;
    this.fields = List.of(fields);
  }

  /** Whether a projection has to say something of a field. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  /**
   * A field of a record.
   *
   * @param name in lower camel case
   * @param type what its expression has to give
   * @param need whether a projection has to have it
   * @param zh what people call it, in Chinese
   * @param en the same in English
   */
  public record Field(String name, Wanted type, Need need, String zh, String en) {

    /** What people call it. */
    public LocalText title() {
      return new LocalText(zh, en);
    }
  }

  /** The name used in rulebooks. */
  public String code() {
    return code;
  }

  /** Its fields, in the order in which they are shown. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of a name. */
  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The record of a name. */
  static Optional<RecordShape> of(String name) {
    return Arrays.stream(values()).filter(shape -> shape.code.equals(name)).findFirst();
  }
}
