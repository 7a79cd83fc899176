package dev.shangjia.engine.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a text says stands behind a product: bodies by their names, and whoever it says to have
 * developed, to operate or to provide it. The product's own name, which the text's first line
 * gives, is no operator. Labels: {@code organization}, {@code person} (or a body without a telling
 * name), {@code domain} (the name of a mailbox's domain that the text speaks of).
 */
public final class Operators {
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:由|是由)\\s*([^，。；、,;:：\\s（(]{2,30}(?: [A-Za-z][^，。；、,;:：\\s（(]{1,20}){0,2})\\s*(?:（[^）]{1,30}）|\\([^)]{1,30}\\))?\\s*(?:公司|团队|工作室)?(?:独立|自主|负责|联合|共同)?(?:开发|运营|提供|构建|维护|研发|创建|制作)"
              + "|(?:开发者|运营者|运营方|运营主体|运营单位|开发者名称|开发商|作者|服务提供者|个人信息处理者|主体名称|公司名称|责任主体)(?:名称|姓名|信息)?\\s*(?:\\*\\*)?\\s*(?:为|是|[:：])\\s*(?:\\*\\*)?\\s*([^，。；、,;\\s（(*]{2,30}(?: [A-Z][A-Za-z]{1,20}){0,2})"
              + "|(?:^|\\n)([^\\n，。；]{2,30}?)\\s?将\\s?[^\\n，。；]{1,30}?(?:应用|应用程序|APP|App)构建为");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?i:developed|operated|provided|published|maintained|created|owned|run)(?i: and (?:operated|maintained|provided|owned))? (?i:by) ((?:[A-Z][\\w&.'-]*)(?: [A-Z][\\w&.'-]*){0,5})"
              + "|(?:^|\\n)([A-Z][\\w&.' -]{1,40}?) built the [^\\n.]{1,40} (?:app|App|APP)\\b"
              + "|(?i:\\*?\\*?(?:author|developer|plugin developer|publisher|provider|data controller|controller|company|operator|plugin author|app developer)\\*?\\*?\\s*[:：]\\s*\\*?\\*?)\\s*([A-Za-z][\\w&.' -]{1,40})"
              + "|((?:[A-Z][\\w&.'-]*)(?: [A-Z][\\w&.'-]*){0,4}),? \\((?:\"|“|')?(?i:we|us|our|the company|the \"company\"|company)(?:\"|”|'|,)"
              + "|((?:[A-Z][\\w&.'-]*)(?: [A-Z][\\w&.'-]*){0,4}) (?i:data protection officer|privacy team)");
  private static final Set<String> FREE_MAIL =
      Set.of(
          "gmail",
          "qq",
          "163",
          "126",
          "outlook",
          "hotmail",
          "yahoo",
          "icloud",
          "foxmail",
          "sina",
          "sohu",
          "139",
          "189",
          "aliyun",
          "proton",
          "protonmail",
          "live",
          "msn",
          "me",
          "mail",
          "yeah",
          "example",
          "email",
          "github",
          "googlegroups",
          "vip");
  private static final Set<String> NOBODY =
      Set.of(
          "我们", "我", "第三方", "您", "用户", "你", "本公司", "开发者", "个人", "合作伙伴", "授权合作伙伴", "平台", "供应商",
          "服务商", "对方", "us", "we", "you", "the", "third", "users", "our", "your", "team");
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Set<String> SECOND_LEVEL = Set.of("com", "co", "org", "net", "gov", "edu");
  private static final Pattern TITLE =
      Pattern.compile("(?i)隐私|政策|声明|协议|指引|privacy|policy|notice|statement");
  private static final int FIRST_LINE = 120;

  private Operators() {}

  /** All of them, in order, apart. */
  public static List<Span> find(String text) {
    String product = Folding.key(product(text));
    var found = new ArrayList<Span>(Organizations.find(text));
    for (Pattern pattern : List.of(CHINESE, ENGLISH)) {
      found.addAll(named(pattern, text, product));
    }
    found.addAll(domains(text, product));
    found.sort(
        Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed()));
    var apart = new ArrayList<Span>();
    for (Span span : found) {
      if (apart.isEmpty() || !apart.getLast().overlaps(span)) {
        apart.add(span);
      }
    }
    return apart;
  }

  /** The first line, where it is a title that says whose policy this is. */
  private static String product(String text) {
    String beginning = text.strip();
    int end = beginning.indexOf('\n');
    String line = end < 0 ? beginning : beginning.substring(0, end);
    String title = line.substring(0, Math.min(line.length(), FIRST_LINE));
    return TITLE.matcher(title).find() ? title : "";
  }

  private static List<Span> named(Pattern pattern, String text, String product) {
    var spans = new ArrayList<Span>();
    Matcher groups = pattern.matcher("");
    for (int group = 1; group <= groups.groupCount(); group++) {
      int index = group;
      spans.addAll(
          Matches.of(
              pattern, text, group, "person", match -> isSomebody(match.group(index), product)));
    }
    return spans;
  }

  private static boolean isSomebody(@Nullable String name, String product) {
    if (name == null) {
      return false;
    }
    String key = Folding.key(name);
    return key.length() > 1
        && !NOBODY.contains(key)
        && !product.contains(key)
        && Placeholders.find(name).isEmpty()
        && NOBODY.stream()
            .noneMatch(
                word ->
                    word.length() > 1
                        && key.startsWith(word)
                        && key.codePoints().anyMatch(Glyphs::isHan));
  }

  /** support@dify.ai names Dify where the text speaks of Dify and is not about a product Dify. */
  private static List<Span> domains(String text, String product) {
    var spans = new ArrayList<Span>();
    for (Span mail : Links.emails(text)) {
      String body = Folding.key(registered(mail.text().substring(mail.text().indexOf('@') + 1)));
      if (body.length() > 2
          && !FREE_MAIL.contains(body)
          && !product.contains(body)
          && speaksOf(text, body)) {
        spans.add(new Span(mail.text(), mail.start(), mail.end(), "domain"));
      }
    }
    return spans;
  }

  /** The label of a domain that somebody chose: dify in mail.dify.ai and in dify.com.cn. */
  private static String registered(String host) {
    List<String> labels = List.of(DOT.split(host));
    int last = labels.size() - 2;
    boolean compound = last > 0 && SECOND_LEVEL.contains(labels.get(last));
    return last < 0 ? "" : labels.get(compound ? last - 1 : last);
  }

  private static boolean speaksOf(String text, String body) {
    Pattern word =
        Pattern.compile("(?i)(?:^|[^@.\\w-])" + Pattern.quote(body) + "(?:$|[^.\\w-]|\\.[^\\w])");
    return word.matcher(text).find();
  }
}
