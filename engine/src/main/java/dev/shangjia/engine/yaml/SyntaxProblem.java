package dev.shangjia.engine.yaml;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the parser means, and what to do about it. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  /**
   * A kind of syntax error.
   *
   * @param sign what the parser's message contains
   */
  private record Known(String sign, String zh, String en) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("(TAB)", "缩进中有制表符，请改用空格。", "A tab stands in the indentation; use spaces."),
          new Known(
              "mapping values are not allowed here",
              "此处的冒号会开始一个新的值。若冒号属于文字，请给整段文字加引号；若是下一个键，请检查缩进。",
              "The colon here would begin a value. When it belongs to the text, put the text in"
                  + " quotes; when this is the next key, look at the indentation."),
          new Known(
              "could not find expected ':'",
              "此行缺少冒号：键后面要写“: ”再写值；若是上一行文字的延续，请多缩进一些。",
              "A ':' is missing in this line: a key is followed by ': ' and a value. When it"
                  + " continues the text above, indent it further."),
          new Known(
              "found unexpected end of stream",
              "从此处开始的引号没有结束，请补上引号。",
              "The quote that begins here never ends; close it."),
          new Known(
              "found unknown escape character",
              "双引号中的反斜杠写法不认识；请把反斜杠写成 \\\\，或改用单引号。",
              "Unknown escape in double quotes; write the backslash as \\\\ or use single quotes."),
          new Known(
              "hexadecimal numbers",
              "\\x、\\u、\\U 之后分别要有 2、4、8 位十六进制数字。",
              "\\x, \\u and \\U are followed by 2, 4 and 8 hexadecimal digits."),
          new Known(
              "expected ',' or '}'",
              "花括号 { 开始的映射没有结束：各项之间用逗号，末尾用 }。若 { 属于文字，请给整段文字加引号。",
              "The mapping that { began does not go on: entries are separated by commas and end"
                  + " with }. When { belongs to the text, put the text in quotes."),
          new Known(
              "expected ',' or ']'",
              "方括号 [ 开始的列表没有结束：各项之间用逗号，末尾用 ]。若 [ 属于文字，请给整段文字加引号。",
              "The list that [ began does not go on: items are separated by commas and end with ]."
                  + " When [ belongs to the text, put the text in quotes."),
          new Known(
              "sequence entries are not allowed here",
              "列表项（- ）不能写在此处，请另起一行并检查缩进。",
              "A list item (- ) cannot stand here; begin a new line and look at the indentation."),
          new Known(
              "expected <block end>",
              "此行的缩进与前面各行不一致，或引号之后还有文字；请对齐缩进。",
              "This line is not indented like those before it, or text follows a closing quote;"
                  + " align it."),
          new Known(
              "that cannot start any token",
              "文字不能以此符号开头，请给整段文字加引号。",
              "A text cannot begin with this sign; put the text in quotes."),
          new Known(
              "expected the node content",
              "此处应有内容。若这些符号属于文字，请给整段文字加引号。",
              "Content is expected here. When these signs belong to the text, put the text in"
                  + " quotes."),
          new Known(
              "leading empty lines contain more spaces",
              "文字块开头的空行缩进比第一行文字更深，请删去多余的空格。",
              "The blank lines that begin this block are indented further than its first line;"
                  + " delete the spaces."),
          new Known(
              "expected a comment or a line break",
              "| 或 > 之后要换行再写文字。",
              "After | or > the text begins on the next line."));

  /** Adds the problem to the file's. */
  static void report(SourceFile file, MarkedYamlEngineException broken) {
    String said = Objects.requireNonNullElse(broken.getProblem(), "");
    var place = mark(broken).map(mark -> YamlTree.place(file, mark)).orElse(file.start());
    file.error(
        "yaml/syntax",
        place,
        KNOWN.stream()
            .filter(known -> said.contains(known.sign))
            .findFirst()
            .map(known -> new LocalText(known.zh, known.en))
            .orElseGet(
                () -> new LocalText("不是合法的 YAML：" + said + "。", "No valid YAML: " + said + ".")));
  }

  /** Where the trouble begins: for a quote that never ends and a key without ':', at its start. */
  static Optional<Mark> mark(MarkedYamlEngineException broken) {
    String context = String.valueOf(broken.getContext());
    String problem = String.valueOf(broken.getProblem());
    boolean openQuote =
        context.contains("quoted scalar") && problem.contains("unexpected end of stream");
    boolean openKey = context.contains("simple key");
    return openQuote || openKey
        ? broken.getContextMark().or(broken::getProblemMark)
        : broken.getProblemMark().or(broken::getContextMark);
  }

  /** Whether it stands in a mapping or list in brackets, which its context mark begins. */
  static boolean isInBrackets(MarkedYamlEngineException broken) {
    return String.valueOf(broken.getContext()).contains("flow");
  }
}
