package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Procedure;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a report for reading in a terminal: what was found by field, gravest first, then what
 * could not be checked by cause, then the sum of it. Draws with ASCII signs only, since terminals
 * set for Chinese draw box characters two columns wide.
 */
final class TerminalWriter implements ReportWriter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int INDENT = 2;

  private final ReportOptions options;
  private final Phrases phrases;

  TerminalWriter(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    TerminalPage page = new TerminalPage(out, options);
    Tally tally = Tally.of(report, options.audience());
    header(report, page);
    TerminalFindings findings = new TerminalFindings(options, page);
    for (FindingGroup group : FindingGroup.of(tally.results())) {
      page.blank();
      findings.write(group);
    }
    unchecked(tally, page);
    if (options.detail() == ReportOptions.Detail.ALL) {
      rest(tally, page);
    }
    page.blank();
    summary(report, tally, page);
  }

  private void header(Report report, TerminalPage page) throws IOException {
    Procedure procedure =
        options.rulebook() == null ? null : options.rulebook().procedures().get(report.procedure());
    String procedureName =
        procedure == null ? report.procedure() : procedure.title().in(options.language());
    page.heading(
        Paint.BOLD, report.programTitle().in(options.language()) + phrases.comma() + procedureName);
    String rulebook = report.program() + " " + report.rulebookVersion();
    String time = TIME.format(report.at()) + " (" + report.at().getZone().getId() + ")";
    page.heading(
        Paint.FAINT,
        phrases.pick(
            "规则书 " + rulebook + "，按 " + time + " 有效的规则检查",
            "Rulebook " + rulebook + ", as in force on " + time));
  }

  private void unchecked(Tally tally, TerminalPage page) throws IOException {
    var byCause = new LinkedHashMap<String, Map<String, List<String>>>();
    for (RuleResult result : tally.results()) {
      for (Unchecked cause : Unchecked.of(result)) {
        byCause
            .computeIfAbsent(cause.text().in(options.language()), key -> new LinkedHashMap<>())
            .computeIfAbsent(cause.place(), key -> new ArrayList<>())
            .add(result.rule());
      }
    }
    if (byCause.isEmpty()) {
      return;
    }
    page.blank();
    page.heading(Paint.REVIEW, phrases.section(Outcome.COULD_NOT_CHECK));
    for (Map.Entry<String, Map<String, List<String>>> cause : byCause.entrySet()) {
      page.paragraph(INDENT, null, cause.getKey());
      for (Map.Entry<String, List<String>> place : cause.getValue().entrySet()) {
        if (!place.getKey().isEmpty()) {
          page.paragraph(2 * INDENT, null, place.getKey());
        }
        page.list(2 * INDENT, Paint.FAINT, place.getValue());
      }
    }
  }

  private void rest(Tally tally, TerminalPage page) throws IOException {
    questions(tally.with(Outcome.FOR_PERSON), page);
    for (Outcome outcome : List.of(Outcome.NOT_GATHERED, Outcome.NOT_APPLICABLE, Outcome.PASSED)) {
      var byCause = new LinkedHashMap<String, List<String>>();
      for (RuleResult result : tally.with(outcome)) {
        String cause = result.reason() == null ? "" : result.reason().in(options.language());
        byCause.computeIfAbsent(cause, key -> new ArrayList<>()).add(result.rule());
      }
      causes(outcome, Paint.BOLD, byCause, page);
    }
  }

  private void questions(List<RuleResult> results, TerminalPage page) throws IOException {
    if (results.isEmpty()) {
      return;
    }
    page.blank();
    page.heading(Paint.BOLD, phrases.section(Outcome.FOR_PERSON));
    for (RuleResult result : results) {
      String clauses =
          result.clauses().isEmpty() ? "" : phrases.bracketed(String.join(", ", result.clauses()));
      page.entry(INDENT, result.title().in(options.language()), result.rule() + clauses);
    }
  }

  private void causes(
      Outcome outcome, Paint paint, Map<String, List<String>> byCause, TerminalPage page)
      throws IOException {
    if (byCause.isEmpty()) {
      return;
    }
    page.blank();
    page.heading(paint, phrases.section(outcome));
    for (Map.Entry<String, List<String>> cause : byCause.entrySet()) {
      if (!cause.getKey().isEmpty()) {
        page.paragraph(INDENT, null, cause.getKey());
      }
      page.list(2 * INDENT, Paint.FAINT, cause.getValue());
    }
  }

  private void summary(Report report, Tally tally, TerminalPage page) throws IOException {
    Summary summary = new Summary(tally, phrases);
    page.labelled(Paint.BOLD, phrases.pick("检查：", "checked:"), null, summary.checked());
    String found = summary.found();
    if (!found.isEmpty()) {
      page.labelled(Paint.BOLD, phrases.pick("发现：", "found:"), null, found);
    }
    Verdict verdict = Verdict.of(report);
    Paint paint =
        switch (verdict) {
          case MUST_FIX -> Paint.REJECT;
          case REMARKS -> Paint.WARN;
          case CLEAN -> Paint.GOOD_BOLD;
        };
    page.labelled(Paint.BOLD, phrases.pick("结论：", "verdict:"), paint, summary.verdict(verdict));
  }
}
