package dev.shangjia.engine.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of companies and other bodies, known by how they end: 有限公司, 基金会, 工作室, Inc., GmbH. The label
 * is {@code organization}. Left-over names of templates such as XX有限公司 are none.
 */
public final class Organizations {
  private static final Pattern CHINESE =
      Pattern.compile(
          "([\\p{Han}A-Za-z0-9()（）·]{2,40}?)(?:(?:股份|集团)?有限(?:责任)?公司|基金会|工作室|研究院|合伙企业|事务所)"
              + "(?:[\\p{Han}]{2,6}分公司)?");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:[A-Z][A-Za-z0-9&'-]*,? +){1,6}"
              + "(?:Inc\\b\\.?|LLC\\b|L\\.L\\.C\\.|Co\\.,? ?Ltd\\b\\.?|Ltd\\b\\.?|Limited\\b|Corporation\\b|Corp\\b\\.?|GmbH\\b"
              + "|B\\.V\\.|S\\.A\\.|PLC\\b|Pte\\b|Foundation\\b)");

  /** After these, within a run of characters, a name may begin. */
  private static final String LEADS = "由是系即指归向与及或经对将为";

  private static final int SHORTEST_NAME = 4;

  private Organizations() {}

  /** All of them, in order. Linear in the length of the text. */
  public static List<Span> find(String text) {
    var spans = new ArrayList<Span>();
    for (Span run : Matches.of(CHINESE, text, 0, "organization", Organizations::isNamed)) {
      spans.add(withoutLead(run));
    }
    spans.addAll(
        Matches.of(ENGLISH, text, 0, "organization", matcher -> !isPlaceholder(matcher.group())));
    spans.sort(java.util.Comparator.comparingInt(Span::start));
    var apart = new ArrayList<Span>();
    for (Span span : spans) {
      if (apart.isEmpty() || !apart.getLast().overlaps(span)) {
        apart.add(span);
      }
    }
    return apart;
  }

  private static boolean isNamed(Matcher matcher) {
    return !isPlaceholder(matcher.group());
  }

  private static boolean isPlaceholder(String name) {
    String key = Folding.key(name);
    return key.contains("xx") || key.contains("某某") || key.startsWith("某") || key.contains("your");
  }

  /** 本产品由深圳市云序科技有限公司: the name begins after 由. */
  private static Span withoutLead(Span run) {
    int[] points = run.text().codePoints().toArray();
    int suffix = Math.max(points.length - 6, 0);
    int from = 0;
    for (int i = 0; i < suffix; i++) {
      boolean lead =
          LEADS.indexOf(points[i]) >= 0 && !(i > 0 && points[i] == '为' && points[i - 1] == '华');
      if (lead && suffix - i - 1 >= SHORTEST_NAME - 2) {
        from = i + 1;
      }
    }
    String text = new String(points, from, points.length - from);
    for (String head : List.of("运营者", "开发者", "运营主体", "公司名称", "我们", "本公司", "提供者", "下称")) {
      if (text.startsWith(head) && text.length() > head.length() + SHORTEST_NAME) {
        from += head.length();
        text = text.substring(head.length());
      }
    }
    return new Span(text, run.start() + from, run.end(), run.label());
  }
}
