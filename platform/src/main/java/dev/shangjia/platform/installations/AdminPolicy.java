package dev.shangjia.platform.installations;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.expression.Answer;
import dev.shangjia.engine.expression.CheckedExpressions;
import dev.shangjia.engine.expression.Compiled;
import dev.shangjia.engine.expression.Evaluation;
import dev.shangjia.engine.expression.Expressions;
import dev.shangjia.engine.expression.Wanted;
import dev.shangjia.engine.rulebook.Expression;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enterprise's rules, ready to be asked. One rule stands on each line, as {@code verdict:
 * condition}; the first whose condition holds decides, and where none does the admin is asked.
 * Lines that begin with {@code #} are remarks.
 */
final class AdminPolicy {
  /** How long the text may be, in code points. */
  static final int LONGEST = 20_000;

  /** The rules of an enterprise that has set none. */
  static final AdminPolicy NONE = new AdminPolicy(List.of());

  private static final String FILE = "policy";
  private static final Pattern LINE = Pattern.compile("(\\s*)([\\p{L}-]+)(\\s*:\\s*)(\\S.*)");

  private static final Expressions EXPRESSIONS =
      new Expressions(AppFacts.TYPES, Map.of(), Map.of(), "CN", CheckedExpressions.none());

  private final List<Rule> rules;

  private AdminPolicy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What a member may do about an app. */
  enum Verdict {
    /** Install it for themselves. */
    ALLOW,
    /** Ask the admin for it. */
    ASK,
    /** Nothing. */
    DENY;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word in rules, in words and in addresses. */
    String code() {
      return code;
    }

    private static Optional<Verdict> of(String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
  }

  private record Rule(int line, Verdict verdict, Compiled condition) {}

  /**
   * What the rules say of an app.
   *
   * @param line the line of the rule that decided, from 1; 0 when none did
   * @param text that line's condition; empty when none did
   * @param broken what is wrong with a rule that could not be asked, which makes it ask the admin
   */
  record Decision(Verdict verdict, int line, String text, Optional<LocalText> broken) {}

  /** Reads rules; gives every problem with its place when they cannot be. */
  static Reading<AdminPolicy> read(String text) {
    var rules = new ArrayList<Rule>();
    var problems = new ArrayList<Problem>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        read(line, i + 1, rules, problems);
      }
    }
    return problems.isEmpty()
        ? new Reading.Read<>(new AdminPolicy(rules), List.of())
        : new Reading.Unreadable<>(problems);
  }

  private static void read(String line, int number, List<Rule> rules, List<Problem> problems) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      problems.add(
          Problem.error(
              "policy/no-rule",
              new SourcePlace(FILE, number, 1),
              new LocalText(
                  "这一行不是规则；请写成“allow: 条件”，allow 也可以是 ask 或 deny",
                  "This line is no rule; write \"allow: condition\", or ask or deny in place of"
                      + " allow")));
      return;
    }
    String word = matcher.group(2);
    Optional<Verdict> verdict = Verdict.of(word);
    if (verdict.isEmpty()) {
      problems.add(
          Problem.error(
              "policy/unknown-verdict",
              new SourcePlace(FILE, number, columns(matcher.group(1)) + 1),
              new LocalText(
                  "没有“%s”这种结论；可以是 allow、ask 或 deny".formatted(word),
                  "There is no verdict \"%s\"; it is allow, ask or deny".formatted(word))));
      return;
    }
    int column = columns(line.substring(0, matcher.start(4))) + 1;
    var source = new Expression(matcher.group(4), new SourcePlace(FILE, number, column));
    switch (EXPRESSIONS.compile(source, Wanted.CONDITION, List.of())) {
      case Reading.Read<Compiled>(Compiled condition, var _) ->
          rules.add(new Rule(number, verdict.get(), condition));
      case Reading.Unreadable<Compiled>(var found) -> problems.addAll(found);
    }
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Asks the rules of an app.
   *
   * @param now the time of asking
   */
  Decision decide(AppFacts facts, ZonedDateTime now) {
    var evaluation = new Evaluation(AppFacts.TYPES, facts, now);
    for (Rule rule : rules) {
      evaluation.begin();
      String text = rule.condition().source().text();
      switch (rule.condition().evaluate(evaluation, Map.of())) {
        case Answer.Value(Object value) -> {
          if (Boolean.TRUE.equals(value)) {
            return new Decision(rule.verdict(), rule.line(), text, Optional.empty());
          }
        }
        case Answer.Broken(LocalText message) -> {
          return new Decision(Verdict.ASK, rule.line(), text, Optional.of(message));
        }
        case Answer.NotGiven(String fact) -> {
          return new Decision(
              Verdict.ASK,
              rule.line(),
              text,
              Optional.of(new LocalText("没有 " + fact, fact + " was not given")));
        }
        case Answer.Unknown _ ->
            throw new IllegalStateException("all facts of an app are known, and still: " + text);
      }
    }
    return new Decision(Verdict.ASK, 0, "", Optional.empty());
  }
}
