package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.text;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.text.Contacts;
import dev.shangjia.engine.text.Folded;
import dev.shangjia.engine.text.Folding;
import dev.shangjia.engine.text.WordList;
import dev.shangjia.engine.text.WordMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions that look words up in the rulebook's lists. */
final class WordFunctions {
  /** Functions whose second argument names a word list. */
  static final Set<String> NAMES = Set.of("words", "accounts", "isGeneric");

  /** How many texts a thread remembers: a name, a summary, a description, in two languages. */
  private static final int REMEMBERED = 6;

  /** The texts that were folded last on a thread: many lists are looked up in few texts. */
  private static final ThreadLocal<Map<String, Folded>> LAST =
      ThreadLocal.withInitial(WordFunctions::leastRecentlyUsed);

  private final Map<String, WordMatcher> matchers;

  WordFunctions(Map<String, WordList> lists) {
    matchers = WordMatcher.of(lists);
  }

  private static Map<String, Folded> leastRecentlyUsed() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Folded> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  Set<String> lists() {
    return matchers.keySet();
  }

  List<Function> all() {
    return List.of(
        Function.of(
            "words",
            Function.SPANS,
            List.of(text("text"), text("list")),
            new LocalText(
                "词表中的词在文本里出现的位置，已排除词表允许的上下文",
                "Where words of a list stand in the text, but for contexts that the list allows"),
            "words('本应用禁止赌博', 'gambling').size() == 0"
                + " && words('线上赌博', 'gambling').size() == 1",
            args -> Function.spans(matcher(args[1]).find(folded((String) args[0])))),
        Function.of(
            "accounts",
            Function.SPANS,
            List.of(text("text"), text("channels")),
            new LocalText(
                "联系账号：词表中的渠道名后面跟着号码或账号",
                "Accounts to get in touch with: a channel of the list with a number or name behind"
                    + " it"),
            "accounts('微信号：abc12345', 'channels').size() == 1",
            args -> Function.spans(Contacts.accounts(folded((String) args[0]), matcher(args[1])))),
        Function.of(
            "isGeneric",
            SimpleType.BOOL,
            List.of(text("name"), text("list")),
            new LocalText(
                "整个名称是否就是词表中的一个词", "Whether the whole name is nothing but a word of the list"),
            "isGeneric('电话', 'generic') && !isGeneric('电话会议', 'generic')",
            args -> isWholly((String) args[0], matcher(args[1]))));
  }

  private static boolean isWholly(String name, WordMatcher matcher) {
    String key = Folding.key(name);
    return matcher.find(folded(name)).stream()
        .anyMatch(span -> Folding.key(span.text()).equals(key));
  }

  private static Folded folded(String text) {
    return LAST.get().computeIfAbsent(text, Folding::fold);
  }

  private WordMatcher matcher(Object list) {
    WordMatcher matcher = matchers.get(list);
    if (matcher == null) {
      throw new FunctionRefused("没有词表 " + list, "there is no word list " + list);
    }
    return matcher;
  }
}
