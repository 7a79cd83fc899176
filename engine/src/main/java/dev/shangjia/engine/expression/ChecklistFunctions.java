package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.text;

import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.ChecklistMatcher;
import dev.shangjia.engine.checklist.ChecklistText;
import dev.shangjia.engine.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Functions that read a text against the rulebook's checklists. */
final class ChecklistFunctions {
  /** Functions whose second argument names a checklist, and whose third, if any, an item of it. */
  static final Set<String> NAMES =
      Set.of("checklistState", "checklistQuotes", "templateState", "leftovers");

  /** The last text that was read on a thread: many items are asked of one text. */
  private static final ThreadLocal<Last> LAST = new ThreadLocal<>();

  private final Map<String, ChecklistMatcher> matchers = new LinkedHashMap<>();

  private record Last(ChecklistMatcher matcher, String text, ChecklistText read) {}

  ChecklistFunctions(Map<String, Checklist> checklists) {
    checklists.forEach((id, checklist) -> matchers.put(id, new ChecklistMatcher(checklist)));
  }

  Set<String> checklists() {
    return matchers.keySet();
  }

  /** The ids of a checklist's items and signs; empty when there is no such checklist. */
  Optional<List<String>> items(String checklist) {
    return Optional.ofNullable(matchers.get(checklist))
        .map(ChecklistMatcher::checklist)
        .map(
            list ->
                Stream.concat(list.items().stream(), list.signs().stream())
                    .map(Checklist.Item::id)
                    .toList());
  }

  List<Function> all() {
    return List.of(
        Function.of(
            "checklistState",
            SimpleType.STRING,
            List.of(text("text"), text("checklist"), text("item")),
            new LocalText(
                "文本对清单某一项的回应：present（齐全）、partly（部分）或 missing（缺失）",
                "What a text says to an item of a checklist: present, partly or missing"),
            "checklistState('您可以在设置中删除数据', 'rights', 'erase') == 'present'",
            args -> read(args).item((String) args[2]).state().code()),
        Function.of(
            "checklistQuotes",
            Function.SPANS,
            List.of(text("text"), text("checklist"), text("item")),
            new LocalText("回应清单某一项的段落及其位置", "The passages that answer an item of a checklist"),
            "checklistQuotes('您可以在设置中删除数据', 'rights', 'erase').size() == 1"
                + " && checklistQuotes('你好', 'rights', 'erase').size() == 0",
            args -> Function.spans(quotes(read(args), (String) args[2]))),
        Function.of(
            "templateState",
            SimpleType.STRING,
            List.of(text("text"), text("checklist")),
            new LocalText(
                "文本中模板残留的程度：none（没有）、partly（部分）、unfilled（未填写的模板）或 link-only（只有链接）",
                "How much of a template is left in a text: none, partly, unfilled, or link-only where it is"
                    + " but a link"),
            "templateState('[公司名称]尊重您的隐私', 'rights') == 'unfilled'",
            args -> read(args).leftovers().filling().code()),
        Function.of(
            "leftovers",
            Function.SPANS,
            List.of(text("text"), text("checklist")),
            new LocalText(
                "模板残留：没有填写的空位（placeholder）和写给填写人的话（instruction）",
                "What is left of a template: blanks (placeholder) and words to whoever fills it in"
                    + " (instruction)"),
            "leftovers('由 {{company}} 开发', 'rights').size() == 1",
            args -> Function.spans(read(args).leftovers().spans())));
  }

  private static List<Span> quotes(ChecklistText text, String item) {
    return text.item(item).quotes().stream()
        .map(quote -> new Span(quote.text(), quote.start(), quote.end(), item))
        .toList();
  }

  private ChecklistText read(Object[] args) {
    ChecklistMatcher matcher = matchers.get(args[1]);
    if (matcher == null) {
      throw new FunctionRefused("没有清单 " + args[1], "there is no checklist " + args[1]);
    }
    if (args.length > 2 && matcher.checklist().item((String) args[2]).isEmpty()) {
      throw new FunctionRefused(
          "清单 " + args[1] + " 没有第 " + args[2] + " 项",
          "the checklist " + args[1] + " has no item " + args[2]);
    }
    Last last = LAST.get();
    if (last == null || last.matcher() != matcher || !last.text().equals(args[0])) {
      last = new Last(matcher, (String) args[0], matcher.read((String) args[0]));
      LAST.set(last);
    }
    return last.read();
  }
}
