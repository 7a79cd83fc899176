package dev.shangjia.engine.inspection;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.NearestName;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.source.Quoted;
import dev.shangjia.engine.source.SourceFile;
import dev.shangjia.engine.yaml.YamlFields;
import dev.shangjia.engine.yaml.YamlKeys;
import dev.shangjia.engine.yaml.YamlLimits;
import dev.shangjia.engine.yaml.YamlNode;
import dev.shangjia.engine.yaml.YamlReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an example dossier's {@code expected.yaml} says: exactly these findings, in any order.
 *
 * @param at the day on which it is judged, at its first moment in the rulebook's zone
 * @param about what the example shows
 * @param findings all that the check without a network gives
 */
public record ExpectedFindings(LocalDate at, LocalText about, List<Row> findings) {
  private static final YamlKeys KEYS = YamlKeys.of("expected", List.of("at", "about", "findings"));
  private static final YamlKeys ROW = YamlKeys.of("expected-finding", List.of("rule", "at"));

  /**
   * One finding.
   *
   * @param rule the rule's id, without the program
   * @param pointer JSON pointer into the dossier's forms
   * @param place where it is expected
   */
  public record Row(String rule, String pointer, SourcePlace place) {}

  public ExpectedFindings {
    findings = List.copyOf(findings);
  }

  /**
   * Reads the file.
   *
   * @param name its path, for problems
   * @param content its bytes
   */
  public static Reading<ExpectedFindings> read(String name, byte[] content) {
    SourceFile file = YamlReader.decode(name, content, YamlLimits.DOSSIER);
    Optional<ExpectedFindings> expected =
        YamlReader.read(file, YamlLimits.DOSSIER)
            .flatMap(root -> root.fields(KEYS))
            .flatMap(ExpectedFindings::of);
    return expected.isPresent() && file.errors() == 0
        ? new Reading.Read<>(expected.get(), file.problems())
        : new Reading.Unreadable<>(file.problems());
  }

  private static Optional<ExpectedFindings> of(YamlFields fields) {
    var rows = new ArrayList<Row>();
    for (YamlNode item : fields.items("findings")) {
      item.fields(ROW)
          .ifPresent(
              row ->
                  rows.add(
                      new Row(
                          row.text("rule"),
                          row.node("at").flatMap(YamlNode::text).orElse(""),
                          item.place())));
    }
    LocalText about = fields.localText("about");
    return fields.optionalDate("at").map(at -> new ExpectedFindings(at, about, rows));
  }

  /**
   * How a report differs: each finding that was expected and is missing, at its row, and each that
   * is there and was not expected, at the value it speaks of.
   *
   * @param report what came of judging the dossier
   * @param places where the dossier's values stand, by JSON pointer
   */
  public List<Problem> differences(Report report, Function<String, SourcePlace> places) {
    var missing = new ArrayList<>(findings);
    var problems = new ArrayList<Problem>();
    for (RuleResult result : report.results()) {
      for (Finding finding : result.findings()) {
        String pointer = finding.place().pointer();
        Optional<Row> row =
            missing.stream()
                .filter(other -> other.rule.equals(result.rule()) && other.pointer.equals(pointer))
                .findFirst();
        if (row.isPresent()) {
          missing.remove(row.get());
        } else {
          problems.add(unexpected(result, finding, places.apply(pointer)));
        }
      }
    }
    missing.forEach(row -> problems.add(notFound(row, report)));
    return problems;
  }

  private static Problem unexpected(RuleResult result, Finding finding, SourcePlace place) {
    String row = "{rule: " + result.rule() + ", at: " + finding.place().pointer() + "}";
    return Problem.error(
        "example/found-but-not-expected",
        place,
        new LocalText(
            "检查结果中有、但未预期：" + row + "，“" + finding.message().zh() + "”",
            "Found but not expected: " + row + ", \"" + finding.message().en() + "\""));
  }

  private static Problem notFound(Row row, Report report) {
    String shown = "{rule: " + Quoted.of(row.rule) + ", at: " + Quoted.of(row.pointer) + "}";
    LocalText instead = instead(row, report);
    return Problem.error(
        "example/expected-but-not-found",
        row.place,
        new LocalText(
            "预期会有、但检查结果中没有：" + shown + "；" + instead.zh(),
            "Expected but not found: " + shown + "; " + instead.en()));
  }

  private static LocalText instead(Row row, Report report) {
    Optional<RuleResult> result =
        report.results().stream().filter(one -> one.rule().equals(row.rule)).findFirst();
    if (result.isEmpty()) {
      Optional<String> nearest =
          NearestName.of(row.rule, report.results().stream().map(RuleResult::rule).toList());
      return new LocalText(
          "这一天、此流程没有执行这条规则。" + nearest.map(name -> "是否想写 " + name + "？").orElse(""),
          "no such rule is run in this procedure on that day."
              + nearest.map(name -> " Did you mean " + name + "?").orElse(""));
    }
    List<String> elsewhere =
        result.get().findings().stream().map(finding -> finding.place().pointer()).toList();
    if (!elsewhere.isEmpty()) {
      return new LocalText(
          "这条规则的结果在 " + String.join("、", elsewhere),
          "this rule has findings at " + String.join(", ", elsewhere));
    }
    LocalText reason = result.get().reason();
    String code = result.get().outcome().code();
    return reason == null
        ? new LocalText("这条规则的结果是 " + code, "this rule's outcome is " + code)
        : new LocalText(
            "这条规则的结果是 " + code + "：" + reason.zh(),
            "this rule's outcome is " + code + ": " + reason.en());
  }
}
