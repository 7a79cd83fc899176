package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Example;
import dev.shangjia.engine.rulebook.Rule;
import dev.shangjia.engine.source.Excerpts;
import dev.shangjia.engine.source.Quoted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The examples of a rulebook's rules, executed. A failing example gives a finding, with the quotes
 * it states; a passing one gives none; and at least one passing example of a rule is really judged,
 * since a rule that never applies passes everything.
 *
 * @param examples how many were executed
 * @param problems one for each example that does not come out as it says, placed at the example
 */
public record ExampleRun(int examples, List<Problem> problems) {
  public ExampleRun {
    problems = List.copyOf(problems);
  }

  /**
   * Executes all examples.
   *
   * @param inspector judges by the rulebook that holds them
   * @param folder the rulebook's, for the lines that problems speak of
   * @param at the time of judging, for rules that read it
   */
  public static ExampleRun of(Inspector inspector, Path folder, Instant at) {
    var problems = new ArrayList<Problem>();
    int examples = 0;
    for (Rule rule : inspector.rulebook().rules()) {
      if (rule.check() != null && inspector.knows(rule)) {
        examples += rule.pass().size() + rule.fail().size();
        pass(inspector, rule, at, problems);
        rule.fail().forEach(example -> fail(inspector, rule, example, at, problems));
      }
    }
    return new ExampleRun(examples, new Excerpts(folder).of(problems));
  }

  private static void pass(Inspector inspector, Rule rule, Instant at, List<Problem> problems) {
    RuleResult notJudged = null;
    boolean silent = true;
    for (Example example : rule.pass()) {
      RuleResult result = inspector.judgeExample(rule, example, at);
      if (result.outcome() == Outcome.NOT_APPLICABLE) {
        notJudged = notJudged == null ? result : notJudged;
        continue;
      }
      silent = false;
      if (!isKept(result)) {
        problems.add(
            problem(
                "example/does-not-pass",
                rule,
                example,
                "此示例应当通过，",
                "this example should pass, but ",
                result));
      }
    }
    if (silent && notJudged != null) {
      problems.add(
          problem(
              "example/never-judged",
              rule,
              rule.pass().getFirst(),
              "通过的示例中至少要有一个真正被检查，",
              "at least one passing example must really be judged, but ",
              notJudged));
    }
  }

  /** Judged and found in order; an assisted rule then leaves the decision to a person. */
  private static boolean isKept(RuleResult result) {
    return result.outcome() == Outcome.PASSED || result.outcome() == Outcome.FOR_PERSON;
  }

  private static void fail(
      Inspector inspector, Rule rule, Example example, Instant at, List<Problem> problems) {
    RuleResult result = inspector.judgeExample(rule, example, at);
    if (result.outcome() != Outcome.FINDING) {
      problems.add(
          problem(
              "example/does-not-fail",
              rule,
              example,
              "此示例应当有问题，",
              "this example should fail, but ",
              result));
      return;
    }
    List<String> quotes =
        result.findings().stream()
            .flatMap(finding -> finding.quotes().stream())
            .map(Finding.Quote::text)
            .toList();
    if (!example.quotes().isEmpty() && !quotes.equals(example.quotes())) {
      problems.add(
          Problem.error(
              "example/other-quotes",
              example.place(),
              new LocalText(
                  rule.id() + "：此示例应找到 " + shown(example.quotes()) + "，实际找到 " + shown(quotes) + "。",
                  rule.id()
                      + ": this example should find "
                      + shown(example.quotes())
                      + ", but found "
                      + shown(quotes)
                      + ".")));
    }
  }

  private static Problem problem(
      String code, Rule rule, Example example, String zh, String en, RuleResult result) {
    LocalText happened = happened(result);
    return Problem.error(
        code,
        example.place(),
        new LocalText(
            rule.id() + "：" + zh + happened.zh() + "。",
            rule.id() + ": " + en + happened.en() + "."));
  }

  /** What came of an example, in words that end without a full stop. */
  private static LocalText happened(RuleResult result) {
    return switch (result.outcome()) {
      case FINDING -> {
        List<String> quotes =
            result.findings().stream()
                .flatMap(finding -> finding.quotes().stream())
                .map(Finding.Quote::text)
                .toList();
        LocalText message = result.findings().getFirst().message();
        yield quotes.isEmpty()
            ? new LocalText("实际发现问题：" + open(message.zh()), "it fails: " + open(message.en()))
            : new LocalText("实际找到 " + shown(quotes), "it finds " + shown(quotes));
      }
      case PASSED -> new LocalText("实际通过", "it passes");
      case FOR_PERSON -> new LocalText("实际没有找到任何线索", "nothing is found");
      case NOT_APPLICABLE -> because(result, "规则实际不适用", "the rule does not apply");
      case NOT_GATHERED -> because(result, "实际缺少事实", "facts are missing");
      case COULD_NOT_CHECK -> because(result, "实际无法检查", "it could not be checked");
    };
  }

  private static LocalText because(RuleResult result, String zh, String en) {
    LocalText reason = result.reason();
    return reason == null
        ? new LocalText(zh, en)
        : new LocalText(zh + "：" + open(reason.zh()), en + ": " + open(reason.en()));
  }

  private static String open(String sentence) {
    return sentence.replaceFirst("[。.]$", "");
  }

  private static String shown(List<String> quotes) {
    return quotes.stream().map(Quoted::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
