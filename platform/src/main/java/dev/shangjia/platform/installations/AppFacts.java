package dev.shangjia.platform.installations;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.FactSource;
import dev.shangjia.engine.facts.FactState;
import dev.shangjia.engine.facts.FactType;
import dev.shangjia.engine.facts.FactType.Field;
import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Origin;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.catalog.ListingContent;
import dev.shangjia.platform.catalog.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an enterprise's rules can read of an app. */
final class AppFacts implements FactSource {
  private static final Struct APP =
      Struct.of(
          "app",
          List.of(
              field("name", Scalar.STRING, "应用名称", "What it is called"),
              field("program", Scalar.STRING, "所属项目，如 weda", "Its program, such as weda"),
              field("categories", new ListOf(Scalar.STRING), "分类", "Its categories"),
              field(
                  "permissions",
                  new ListOf(Scalar.STRING),
                  "要求的权限，与市场页面上的文字相同",
                  "What it asks to be allowed, in the words of its page"),
              field("charges", new ListOf(Scalar.STRING), "收费项", "What it costs, one text each"),
              field("terminals", new ListOf(Scalar.STRING), "运行终端", "Where it runs"),
              field("exposure", Scalar.STRING, "link、search 或 display", "link, search or display"),
              field(
                  "state",
                  Scalar.STRING,
                  "市场状态，正常为 normal",
                  "How it stands in the market; normal when nothing holds against it")));

  private static final Struct PROVIDER =
      Struct.of(
          "provider",
          List.of(
              field("name", Scalar.STRING, "服务商名称", "What its provider is called"),
              field(
                  "verified",
                  Scalar.BOOL,
                  "是否通过实名认证",
                  "Whether its provider's identity is verified")));

  private static final Struct RATING =
      Struct.of(
          "rating",
          List.of(
              field(
                  "mean",
                  Scalar.DOUBLE,
                  "已安装企业的平均评分，无评分时为 0",
                  "The mean of what enterprises that have it gave, from 1 to 5; 0 where none did"),
              field(
                  "lowest",
                  Scalar.DOUBLE,
                  "平均评分在 95% 置信度下的下限，无评分时为 0",
                  "What the mean is at least, with a confidence of 95 %; 0 where none rated"),
              field("count", Scalar.INT, "评分数量", "How many rated it")));

  /** The groups, by name. */
  static final Map<String, FactType> TYPES = types();

  private final ObjectNode groups = JsonNodeFactory.instance.objectNode();

  AppFacts(Listing listing, String provider, boolean verified, Opinion rating) {
    ListingContent content = listing.content();
    ObjectNode app = groups.putObject("app");
    app.put("name", content.name());
    app.put("program", listing.program());
    put(app, "categories", content.categories());
    put(app, "permissions", content.permissions().stream().map(Permission::scope).toList());
    put(app, "charges", content.charges());
    put(app, "terminals", content.terminals());
    app.put("exposure", listing.exposure().code());
    app.put("state", listing.visibility().state().code());
    groups.putObject("provider").put("name", provider).put("verified", verified);
    groups
        .putObject("rating")
        .put("mean", rating.mean())
        .put("lowest", rating.lowest())
        .put("count", (long) rating.count());
  }

  private static void put(ObjectNode group, String name, List<String> texts) {
    texts.forEach(group.putArray(name)::add);
  }

  private static Field field(String name, FactType type, String zh, String en) {
    return new Field(name, type, null, new LocalText(zh, en), new Origin.Context());
  }

  private static Map<String, FactType> types() {
    var types = new LinkedHashMap<String, FactType>();
    for (Struct group : List.of(APP, PROVIDER, RATING)) {
      types.put(group.name(), group);
    }
    return java.util.Collections.unmodifiableMap(types);
  }

  /** Every field that rules can read, as {@code app.name}, and what it says. */
  static Map<String, LocalText> documented() {
    var all = new LinkedHashMap<String, LocalText>();
    for (Struct group : List.of(APP, PROVIDER, RATING)) {
      group.fields().forEach((name, field) -> all.put(group.name() + "." + name, field.doc()));
    }
    return all;
  }

  @Override
  public FactState group(String root) {
    JsonNode group = groups.get(root);
    return group == null ? new FactState.NotGiven() : new FactState.Known(group);
  }

  @Override
  public FactState field(Struct group, JsonNode node, Field field) {
    JsonNode value = node.get(field.name());
    return value == null ? new FactState.NotGiven() : new FactState.Known(value);
  }
}
