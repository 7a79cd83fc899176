package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes JUnit XML: a suite for each topic, a case for each rule. A finding at or above {@link
 * ReportOptions#failOn} is a failure, a milder one is output of a passing case; what could not be
 * checked is an error; what was not judged is skipped.
 */
final class JunitWriter implements ReportWriter {
  private final ReportOptions options;
  private final Phrases phrases;

  JunitWriter(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
  }

  /** What a case comes to. */
  private enum State {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    var topics = new LinkedHashMap<String, List<RuleResult>>();
    List<RuleResult> results = Tally.visible(report, options.audience());
    for (RuleResult result : results) {
      topics.computeIfAbsent(topic(result.rule()), key -> new ArrayList<>()).add(result);
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites").append(attribute("name", "shangjia " + report.program()));
    out.append(counts(results)).append(">\n");
    for (Map.Entry<String, List<RuleResult>> topic : topics.entrySet()) {
      suite(report, topic.getKey(), topic.getValue(), out);
    }
    out.append("</testsuites>\n");
  }

  private void suite(Report report, String topic, List<RuleResult> results, Appendable out)
      throws IOException {
    out.append("  <testsuite").append(attribute("name", report.program() + ":" + topic));
    out.append(counts(results)).append(">\n");
    for (RuleResult result : results) {
      testCase(report, topic, result, out);
    }
    out.append("  </testsuite>\n");
  }

  private void testCase(Report report, String topic, RuleResult result, Appendable out)
      throws IOException {
    out.append("    <testcase")
        .append(attribute("classname", report.program() + "." + topic.replace('/', '.')))
        .append(attribute("name", result.rule()));
    if (result.outcome() == Outcome.PASSED && result.findings().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    switch (state(result)) {
      case FAILED -> element("failure", result, out);
      case ERROR -> element("error", result, out);
      case SKIPPED ->
          out.append("      <skipped").append(attribute("message", reason(result))).append("/>\n");
      case PASSED ->
          out.append("      <system-out>").append(findings(result)).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private void element(String name, RuleResult result, Appendable out) throws IOException {
    String message =
        result.findings().isEmpty()
            ? reason(result)
            : result.findings().getFirst().message().in(options.language());
    out.append("      <").append(name).append(attribute("message", message));
    out.append(attribute("type", result.level().code())).append('>');
    out.append(findings(result)).append("</").append(name).append(">\n");
  }

  /** Findings, one a line. */
  private String findings(RuleResult result) {
    var text = new StringBuilder();
    for (Finding finding : result.findings()) {
      String level =
          finding.kind() == Finding.Kind.VIOLATION
              ? phrases.level(finding.level())
              : finding.kind().code();
      text.append('\n')
          .append(Neutral.XML.prose(place(finding)))
          .append(": ")
          .append(Neutral.XML.prose(level))
          .append(": ")
          .append(Neutral.XML.prose(finding.message().in(options.language())));
      if (finding.fix() != null) {
        text.append(' ').append(Neutral.XML.prose(finding.fix().in(options.language())));
      }
    }
    if (!result.clauses().isEmpty()) {
      text.append('\n').append(Neutral.XML.prose(String.join(", ", result.clauses())));
    }
    return text.append('\n').toString();
  }

  private String place(Finding finding) {
    String pointer = finding.place().pointer().isEmpty() ? "/" : finding.place().pointer();
    return options
        .sources()
        .place(finding.place().pointer())
        .map(place -> options.sources().shown(place) + " " + pointer)
        .orElse(pointer);
  }

  private String reason(RuleResult result) {
    String reason = result.reason() == null ? "" : result.reason().in(options.language());
    return reason.isEmpty() ? phrases.outcome(result.outcome()) : reason;
  }

  private State state(RuleResult result) {
    boolean fails =
        result.findings().stream()
            .filter(finding -> finding.kind() != Finding.Kind.COULD_NOT_CHECK)
            .anyMatch(finding -> Verdict.fails(finding, options.failOn()));
    if (fails && !result.shadow()) {
      return State.FAILED;
    }
    return switch (result.outcome()) {
      case FINDING, PASSED -> State.PASSED;
      case COULD_NOT_CHECK -> State.ERROR;
      case NOT_GATHERED, FOR_PERSON, NOT_APPLICABLE -> State.SKIPPED;
    };
  }

  private String counts(List<RuleResult> results) {
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    for (RuleResult result : results) {
      switch (state(result)) {
        case FAILED -> failures++;
        case ERROR -> errors++;
        case SKIPPED -> skipped++;
        case PASSED -> {}
      }
    }
    return attribute("tests", String.valueOf(results.size()))
        + attribute("failures", String.valueOf(failures))
        + attribute("errors", String.valueOf(errors))
        + attribute("skipped", String.valueOf(skipped));
  }

  /** {@code listing} for {@code listing/name-width}, {@code form/listing} for a form's rules. */
  private static String topic(String rule) {
    int first = rule.indexOf('/');
    int end = rule.startsWith("form/") ? rule.indexOf('/', first + 1) : first;
    return end < 0 ? rule : rule.substring(0, end);
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + Neutral.XML.prose(value) + '"';
  }
}
