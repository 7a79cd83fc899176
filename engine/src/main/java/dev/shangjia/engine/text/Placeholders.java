package dev.shangjia.engine.text;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Blanks of a template that nobody filled in: [公司名称], {{company}}, ____, XX 有限公司, 某某公司, Your
 * Company, xxx@xxx.com, lorem ipsum. The label is {@code placeholder}.
 *
 * <p>Brackets around anything else (menus such as 【设置】, names of laws, links) are none, nor is a
 * rule across the page.
 */
public final class Placeholders {
  private static final String WHAT_ZH =
      "(?:请|此处|在此)?(?:填写|填入|插入|输入|替换|补充)?(?:您的|你的|贵|本|具体|实际)?"
          + "(?:公司|企业|单位|组织|机构|主体|运营者|运营方|开发者|开发商|产品|应用|软件|平台|网站|小程序|插件|联系|客服|隐私|个人|负责人|收件|注册|常用|App|APP|app)?(?:的)?"
          + "(?:名称|名|全称|简称|姓名|邮箱|邮箱地址|电子邮箱|电子邮件|邮件地址|电话|电话号码|手机号|手机号码|地址|网址|域名"
          + "|日期|生效日期|更新日期|发布日期|联系方式|联系人|年月日|公司|企业|链接|城市|国家|省市|统一社会信用代码)(?:链接|地址)?";
  private static final String WHAT_EN =
      "(?:please )?(?:insert|enter|add|fill in|replace"
          + " with|your|the|company(?:'s)?|app|application|plugin|product|developer|business|contact|support|privacy|effective|website|legal|registered|last"
          + " updated|e-?mail|phone|full|specify|[ /,])*"
          + "(?:company|name|names|e-?mail|address|addresses|information|info|details|phone|number|date|day|month|year|website|url|link|jurisdiction|country|state|city|organi[sz]ation|entity|here|author|person|region|location)";
  private static final Pattern BRACKETS =
      Pattern.compile(
          "(?i)[\\[［【<＜{]\\s*(?:"
              + WHAT_ZH
              + "|"
              + WHAT_EN
              + "|[xX×]{2,12}|[*●•○□■?？…_]{1,12})\\s*[\\]］】>＞}]");
  private static final Pattern CURLY =
      Pattern.compile("\\{\\{[^{}\\n]{1,40}\\}\\}|\\$\\{[^{}\\n]{1,40}\\}|%[A-Z][A-Z_]{3,30}%");
  private static final Pattern BLANKS = Pattern.compile("[_＿]{3,}");
  private static final Pattern CROSSES =
      Pattern.compile(
          "(?:[XxＸｘ×]{2,}|[*＊]{2,3})\\s?(?:市|省|区|科技|网络|信息|软件|公司|集团|有限|应用|小程序|平台|产品|工作室|App|APP|年|月|日|大学|部门|邮箱|号|隐私|用户服务|用户协议|服务协议)"
              + "|(?:20|19)[XxＸ×]{2}|[XxＸ]年[XxＸ]{1,2}月"
              + "|[Xx]{2,}@[A-Za-z0-9.-]+|[A-Za-z0-9._-]+@[Xx]{2,}\\.[A-Za-z]+|[XxＸ]{4,}");
  private static final Pattern NAMELESS =
      Pattern.compile(
          "[【《［]\\s*[】》］]"
              + "|[（(](?:您的|你的|贵|本)?(?:公司|企业|运营者|运营方|开发者|产品|应用)(?:名称|全称)[)）](?:制定|运营|发布|提供|开发|有限)"
              + "|\\$?\\b(?:YOUR|APP|COMPANY|DEVELOPER|BUSINESS|PRODUCT|CONTACT|SUPPORT|PRIVACY)_(?:NAME|EMAIL|ADDRESS|COMPANY|APP|DOMAIN|PHONE|URL|WEBSITE)\\b"
              + "|\\b(?:MM[/.-]DD[/.-]YYYY|DD[/.-]MM[/.-]YYYY|YYYY[/.-]MM[/.-]DD)\\b|YYYY\\s*年\\s*MM\\s*月");
  private static final Pattern SOMEBODY =
      Pattern.compile("某某+|某(?:有限)?公司|(?:公司|企业|平台|产品|应用)(?:甲|A)(?:（|\\()");
  private static final Pattern YOURS =
      Pattern.compile(
          "(?i)\\byour[-_ ]?(?:company(?:[-_ ]?name)?|business[-_ ]name|app[-_"
              + " ]?name|domain|organi[sz]ation[-_ ]name)(?:,? inc\\.?|\\.com)?\\b"
              + "|[A-Za-z0-9._-]+@(?:example|yourdomain|your-domain|yourcompany|domain|company)\\.[a-z.]+|lorem"
              + " ipsum|\\bfoo ?bar\\b");

  private Placeholders() {}

  /** All of them, in order, apart. Linear in the length of the text. */
  public static List<Span> find(String text) {
    var found = new ArrayList<Span>();
    found.addAll(Matches.of(BRACKETS, text, 0, "placeholder", match -> !isLink(text, match.end())));
    found.addAll(Matches.of(CURLY, text, 0, "placeholder", _ -> true));
    found.addAll(
        Matches.of(
            BLANKS, text, 0, "placeholder", match -> !isRule(text, match.start(), match.end())));
    found.addAll(
        Matches.of(
            CROSSES, text, 0, "placeholder", match -> !BoldStars.areAt(text, match.start())));
    found.addAll(Matches.of(NAMELESS, text, 0, "placeholder", _ -> true));
    found.addAll(Matches.of(SOMEBODY, text, 0, "placeholder", _ -> true));
    found.addAll(Matches.of(YOURS, text, 0, "placeholder", match -> !isOrdinary(match.group())));
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

  /** "Your company" in running text speaks of the reader's; a template's name has capitals. */
  private static boolean isOrdinary(String found) {
    return found.equals("your company")
        || found.equals("your domain")
        || found.startsWith("Your company ")
        || found.equals("Your company")
        || found.equals("your organization name");
  }

  /** {@code [text](address)} is a link. */
  private static boolean isLink(String text, int end) {
    return end < text.length() && text.charAt(end) == '(';
  }

  private static boolean isRule(String text, int start, int end) {
    int from = text.lastIndexOf('\n', start) + 1;
    int to = text.indexOf('\n', end);
    String line = text.substring(from, to < 0 ? text.length() : to);
    return line.strip().chars().allMatch(c -> c == '_' || c == '＿');
  }
}
