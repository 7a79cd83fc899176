package dev.shangjia.engine.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.text.Widths;
import java.util.Collection;
import java.util.Optional;

/** What is wrong in an expression, said so that its author can mend it. */
final class ExpressionProblems {
  private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");

  private ExpressionProblems() {}

  static Problem of(CelIssue issue, Expression source, Names names) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    String message = CelTypes.shown(issue.getMessage());
    Matcher field = UNDEFINED_FIELD.matcher(message);
    if (field.find()) {
      String name = field.group(1);
      return at(source, line, column, "expression/unknown-fact", unknownFact(name, names));
    }
    Matcher reference = UNDECLARED.matcher(message);
    if (reference.find()) {
      String name = reference.group(1);
      return at(source, line, column, "expression/unknown-name", unknownName(name, names));
    }
    return at(
        source,
        line,
        column,
        "expression/invalid",
        new LocalText("表达式有误：" + message, "The expression is wrong: " + message));
  }

  private static LocalText unknownFact(String name, Names names) {
    Optional<String> nearest = names.nearestField(name);
    return new LocalText(
        "没有名为 “" + name + "” 的事实" + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。"),
        "There is no fact \"" + name + "\"." + nearest.map(Names::didYouMean).orElse(""));
  }

  private static LocalText unknownName(String name, Names names) {
    Optional<String> nearest = names.nearest(name);
    String known = String.join(", ", names.variables());
    return new LocalText(
        "没有名为 “"
            + name
            + "” 的变量或函数"
            + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。")
            + "可用变量："
            + known,
        "There is no variable or function \""
            + name
            + "\"."
            + nearest.map(Names::didYouMean).orElse("")
            + " Variables here: "
            + known);
  }

  static Problem wrongResult(Expression source, Wanted wanted, CelType found) {
    String shown = CelTypes.shown(found.name());
    return at(
        source,
        1,
        0,
        "expression/wrong-type",
        new LocalText(
            "表达式的结果是 " + shown + "，这里需要" + wanted.title().zh(),
            "The expression gives " + shown + "; " + wanted.title().en() + " is needed here"));
  }

  static Problem unknownList(Expression source, int offset, String list, Collection<String> lists) {
    Optional<String> nearest = Names.nearest(list, lists);
    String known = lists.isEmpty() ? "-" : String.join(", ", lists);
    return at(
        source,
        1,
        offset,
        "expression/unknown-word-list",
        new LocalText(
            "没有词表 “"
                + list
                + "”"
                + nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。")
                + "已有词表："
                + known,
            "There is no word list \""
                + list
                + "\"."
                + nearest.map(Names::didYouMean).orElse("")
                + " Word lists: "
                + known));
  }

  static Problem unknownChecklist(
      Expression source, int offset, String checklist, Collection<String> checklists) {
    return unknown(source, offset, "checklist", "清单", "checklist", checklist, checklists);
  }

  static Problem unknownItem(Expression source, int offset, String item, Collection<String> items) {
    return unknown(source, offset, "checklist-item", "清单项", "item", item, items);
  }

  private static Problem unknown(
      Expression source,
      int offset,
      String code,
      String zh,
      String en,
      String name,
      Collection<String> all) {
    Optional<String> nearest = Names.nearest(name, all);
    String known = all.isEmpty() ? "-" : String.join(", ", all);
    return at(
        source,
        1,
        offset,
        "expression/unknown-" + code,
        new LocalText(
            "没有%s “%s”%s已有：%s"
                .formatted(zh, name, nearest.map(n -> "，是否想写 “" + n + "”？").orElse("。"), known),
            "There is no %s \"%s\".%s Known: %s"
                .formatted(en, name, nearest.map(Names::didYouMean).orElse(""), known)));
  }

  static Problem badPattern(Expression source, int offset, PatternSyntaxException e) {
    return at(
        source,
        1,
        offset,
        "expression/bad-pattern",
        new LocalText(
            "正则表达式有误（RE2 语法）：" + e.getMessage(),
            "The regular expression is wrong (RE2 syntax): " + e.getMessage()));
  }

  static Problem notPlanned(Expression source, CelEvaluationException e) {
    String message = String.valueOf(e.getMessage());
    return at(
        source,
        1,
        0,
        "expression/invalid",
        new LocalText("表达式无法执行：" + message, "The expression cannot be run: " + message));
  }

  private static Problem at(
      Expression source, int line, int column, String code, LocalText message) {
    SourcePlace start = source.place();
    SourcePlace place =
        new SourcePlace(
            start.file(),
            start.line() + line - 1,
            // Expressions of several lines stand in blocks, whose lines are all indented alike.
            start.column() + column);
    return Problem.error(code, place, message).withExcerpt(excerpt(source.text(), line, column));
  }

  private static String excerpt(String text, int line, int column) {
    String shown = text.lines().skip(line - 1L).findFirst().orElse("");
    int[] codePoints = shown.codePoints().limit(column).toArray();
    int indent = Widths.displayWidth(new String(codePoints, 0, codePoints.length));
    return shown + "\n" + " ".repeat(indent) + "^";
  }
}
