package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.text;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.text.CreditCodes;
import dev.shangjia.engine.text.Emojis;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.Languages;
import dev.shangjia.engine.text.Links;
import dev.shangjia.engine.text.Operators;
import dev.shangjia.engine.text.Organizations;
import dev.shangjia.engine.text.Phones;
import dev.shangjia.engine.text.Placeholders;
import dev.shangjia.engine.text.Spaces;
import dev.shangjia.engine.text.Span;
import dev.shangjia.engine.text.Stuffing;
import dev.shangjia.engine.text.Symbols;
import dev.shangjia.engine.text.Widths;
import java.util.List;
import java.util.stream.Collectors;

/** What can be said of one text, and found in it. */
final class TextFunctions {
  static final List<Function> ALL =
      List.of(
          measure(
              "width",
              "显示宽度：汉字和全角符号占 2 列",
              "Display width: Chinese characters take two columns",
              "width('会议ABC') == 7",
              text -> (long) Widths.displayWidth(text)),
          measure(
              "hanCount",
              "汉字个数",
              "The number of Chinese characters",
              "hanCount('会议ABC') == 2",
              text -> (long) Widths.hanCount(text)),
          measure(
              "letterCount",
              "字母、汉字和数字的个数",
              "The number of letters of any script, and digits",
              "letterCount('会议 A1!') == 4",
              text -> (long) Widths.letterCount(text)),
          derived(
              "fold",
              "归一：全角转半角、繁体转简体、去掉零宽字符和标点、形近字母还原、转小写，用于比较",
              "Folded for comparison: full width to half, traditional to simplified, look-alike"
                  + " letters to plain ones, lower case, without invisible characters, spaces and"
                  + " punctuation",
              "fold('ＡＢＣ 會議') == 'abc会议'",
              Folding::key),
          Function.of(
              "isCreditCode",
              SimpleType.BOOL,
              List.of(text("text")),
              new LocalText(
                  "是否为校验位正确的统一社会信用代码（GB 32100-2015）",
                  "Whether it is a unified social credit code whose check character is right (GB"
                      + " 32100-2015)"),
              "isCreditCode('91330106MA2LEAF00X') == false",
              args -> CreditCodes.isCode((String) args[0])),
          derived(
              "language",
              "语言：zh、en、mixed、ja、ko 等，没有文字时为 none",
              "The language: zh, en, mixed, ja, ko and so on; none where there are no letters",
              "language('会议纪要') == 'zh' && language('Meeting minutes') == 'en'",
              Languages::language),
          derived(
              "digits",
              "只留下 0 到 9 的数字，全角数字转为半角",
              "The digits alone, full width ones as 0 to 9",
              "digits('0755-8601 3388') == '075586013388'",
              TextFunctions::digits),
          Function.of(
              "scripts",
              Function.STRINGS,
              List.of(text("text")),
              new LocalText(
                  "所用文字的 ISO 15924 代码，如 Hani、Latn",
                  "The scripts of its letters by their ISO 15924 codes, such as Hani, Latn"),
              "scripts('会议 Meeting') == ['Hani', 'Latn']",
              args -> Languages.scripts((String) args[0])),
          Function.of(
              "specialSymbols",
              Function.SPANS,
              List.of(text("text"), text("profile")),
              new LocalText(
                  "特殊符号。profile 为 name 时，字母和数字之外的都算；为 prose 时，正常标点不算",
                  "Special symbols. With profile name, all but letters and digits; with prose, all"
                      + " but ordinary punctuation"),
              "size(specialSymbols('会议-纪要', 'name')) == 1"
                  + " && size(specialSymbols('好用，高效！', 'prose')) == 0",
              args -> Function.spans(symbols((String) args[0], (String) args[1]))),
          found("emoji", "表情符号", "Emoji", "size(emoji('开会啦🎉')) == 1", Emojis::find),
          found(
              "spaces",
              "各种空白",
              "White space of any kind",
              "size(spaces('会议 纪要')) == 1",
              Spaces::find),
          found(
              "controls",
              "看不见的字符：零宽、方向控制、控制字符等",
              "Characters that are not seen: zero width, direction marks, control characters",
              "size(controls('会议\\u200b纪要')) == 1",
              Spaces::invisible),
          found(
              "urls",
              "可以打开的网址和域名",
              "Addresses and domains that lead somewhere",
              "size(urls('详见 www.example-app.cn/help')) == 1 && size(urls('Node.js')) == 0",
              Links::external),
          found(
              "emails",
              "邮箱地址",
              "Mail addresses",
              "size(emails('写信到 help@example-app.cn')) == 1",
              Links::emails),
          found(
              "placeholders",
              "模板中没有填写的空位：[公司名称]、{{company}}、____、XX 公司",
              "Blanks of a template that nobody filled in: [company name], {{company}}, ____",
              "size(placeholders('由[公司名称]提供')) == 1 && size(placeholders('点击【设置】')) == 0",
              Placeholders::find),
          found(
              "organizations",
              "公司和其他机构的名称",
              "Names of companies and other bodies",
              "size(organizations('由深圳市云序科技有限公司开发')) == 1",
              Organizations::find),
          found(
              "operators",
              "文本所述的开发者、运营者或提供者",
              "Whoever a text says to have developed, to operate or to provide something",
              "size(operators('本应用由张晓明开发')) == 1",
              Operators::find),
          found(
              "phones",
              "电话号码",
              "Telephone numbers",
              "size(phones('致电 0755-86013388')) == 1 && size(phones('版本 1.2.3')) == 0",
              Phones::find),
          found(
              "repeats",
              "关键词堆砌：反复出现的词，或一长串并列的关键词",
              "Keyword stuffing: a term that keeps coming back, or a long row of keywords",
              "size(repeats('用于会议纪要的自动整理')) == 0",
              Stuffing::find));

  private TextFunctions() {}

  /** Something computed from one text. */
  @FunctionalInterface
  private interface OfText<T> {
    T apply(String text);
  }

  private static Function measure(
      String name, String zh, String en, String example, OfText<Long> body) {
    return Function.of(
        name,
        SimpleType.INT,
        List.of(text("text")),
        new LocalText(zh, en),
        example,
        args -> body.apply((String) args[0]));
  }

  private static Function derived(
      String name, String zh, String en, String example, OfText<String> body) {
    return Function.of(
        name,
        SimpleType.STRING,
        List.of(text("text")),
        new LocalText(zh, en),
        example,
        args -> body.apply((String) args[0]));
  }

  private static Function found(
      String name, String zh, String en, String example, OfText<List<Span>> body) {
    return Function.of(
        name,
        Function.SPANS,
        List.of(text("text")),
        new LocalText(zh, en),
        example,
        args -> Function.spans(body.apply((String) args[0])));
  }

  private static List<Span> symbols(String text, String profile) {
    return switch (profile) {
      case "name" -> Symbols.inName(text);
      case "prose" -> Symbols.inProse(text);
      default ->
          throw new FunctionRefused(
              "specialSymbols 的 profile 只能是 name 或 prose，不能是 " + profile,
              "specialSymbols knows the profiles name and prose, not " + profile);
    };
  }

  private static String digits(String text) {
    return text.codePoints()
        .filter(Character::isDigit)
        .mapToObj(point -> Integer.toString(Character.digit(point, 10)))
        .collect(Collectors.joining());
  }
}
