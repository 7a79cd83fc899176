package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.engine.rulebook.Procedure;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a report for reading in a terminal: what was found by field, gravest first, then what
 * could not be checked by cause, then the sum of it. Draws with ASCII signs only, since terminals
 * set for Chinese draw box characters two columns wide.
 */
final class TerminalWriter implements ReportWriter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int FACTS_SHOWN = 3;
  private static final int INDENT = 2;

  private final ReportOptions options;
  private final Phrases phrases;
  private final FieldNames names;

  TerminalWriter(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
    this.names = new FieldNames(options.rulebook(), options.language());
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    TerminalPage page = new TerminalPage(out, options);
    Tally tally = Tally.of(report, options.audience());
    header(report, page);
    for (FindingGroup group : FindingGroup.of(tally.results())) {
      page.blank();
      group(group, page);
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
            "规则集 " + rulebook + "，按 " + time + " 有效的规则检查",
            "Rulebook " + rulebook + ", as in force on " + time));
  }

  private void group(FindingGroup group, TerminalPage page) throws IOException {
    String pointer = group.pointer().isEmpty() ? "/" : group.pointer();
    Optional<String> name = names.name(group.pointer());
    String file = group.file() == null ? "" : options.sources().file(group.file());
    if (name.isPresent()) {
      page.heading(name.get(), file.isEmpty() ? pointer : pointer + "  " + file);
    } else {
      page.heading(pointer, file);
    }
    Optional<SourcePlace> place = options.sources().place(group.pointer());
    if (place.isPresent()) {
      page.paragraph(INDENT, Paint.FAINT, "--> " + options.sources().shown(place.get()));
    }
    boolean first = true;
    for (FindingGroup.Entry entry : group.entries()) {
      if (!first) {
        page.blank();
      }
      first = false;
      entry(entry.result(), entry.finding(), page);
    }
  }

  private void entry(RuleResult result, Finding finding, TerminalPage page) throws IOException {
    boolean evidence = finding.kind() == Finding.Kind.EVIDENCE;
    Paint paint = evidence ? Paint.REVIEW : Paint.of(finding.level());
    String word = evidence ? phrases.pick("待核", "review") : phrases.level(finding.level());
    page.labelled(
        paint, word + phrases.colon(), Paint.BOLD, finding.message().in(options.language()));
    evidence(finding, paint, page);
    if (finding.fix() != null) {
      page.labelled(
          Paint.GOOD, phrases.pick("改法：", "fix:"), null, finding.fix().in(options.language()));
    }
    page.labelled(
        Paint.FAINT, phrases.pick("规则：", "rule:"), Paint.FAINT, ruleLine(result, finding));
  }

  private String ruleLine(RuleResult result, Finding finding) {
    var line = new StringBuilder(result.rule());
    if (!result.clauses().isEmpty()) {
      line.append(phrases.bracketed(String.join(", ", result.clauses())));
    }
    if (finding.kind() == Finding.Kind.EVIDENCE) {
      String level = phrases.level(finding.level());
      line.append(phrases.comma());
      line.append(phrases.pick("经人工确认后" + level, level + " if a person confirms it"));
    }
    if (result.shadow()) {
      line.append(phrases.comma()).append(phrases.inAudit());
    }
    return line.toString();
  }

  private void evidence(Finding finding, Paint paint, TerminalPage page) throws IOException {
    if (finding.quotes().isEmpty()) {
      facts(finding, page);
      return;
    }
    List<Quote.Passage> passages = Context.passages(finding);
    Optional<String> text =
        passages.isEmpty() ? Optional.empty() : Context.text(finding, options.sources());
    if (text.isPresent()) {
      for (Excerpt.Piece piece : Excerpt.of(text.get(), passages, page.evidenceColumns())) {
        page.evidence(null, piece.text());
        page.evidence(paint, piece.marks());
      }
    }
    List<Quote> loose =
        finding.quotes().stream()
            .filter(quote -> text.isEmpty() || !(quote instanceof Quote.Passage))
            .toList();
    for (Quote quote : loose.subList(0, Math.min(loose.size(), Excerpt.MOST))) {
      evidenceLines(quoteLine(quote), page);
    }
    if (loose.size() > Excerpt.MOST) {
      int more = loose.size() - Excerpt.MOST;
      page.evidence(Paint.FAINT, phrases.pick("另有 " + more + " 处", "and " + more + " more"));
    }
  }

  private String quoteLine(Quote quote) {
    return switch (quote) {
      case Quote.Passage(String text, int start, int end, String label) ->
          '"'
              + Neutral.TEXT.quote(text)
              + '"'
              + phrases.comma()
              + phrases.characters(start, end)
              + (label.isBlank() || label.equals(text) ? "" : phrases.bracketed(label));
      case Quote.Region(String text, int x, int y, int width, int height) ->
          phrases.region(x, y, width, height)
              + (text.isBlank() ? "" : phrases.comma() + '"' + Neutral.TEXT.quote(text) + '"');
      case Quote.Item(String text, String pointer) ->
          '"'
              + Neutral.TEXT.quote(text)
              + '"'
              + (pointer.isEmpty() ? "" : phrases.bracketed(Neutral.TEXT.quote(pointer)));
    };
  }

  private void facts(Finding finding, TerminalPage page) throws IOException {
    List<FactRead> facts = finding.facts();
    for (FactRead fact : facts.subList(0, Math.min(facts.size(), FACTS_SHOWN))) {
      evidenceLines(fact.name() + " = " + Neutral.TEXT.quote(fact.value()), page);
    }
  }

  private static void evidenceLines(String text, TerminalPage page) throws IOException {
    for (String line : Wrapping.lines(Neutral.TEXT.prose(text), page.evidenceColumns())) {
      page.evidence(null, line);
    }
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
      page.paragraph(INDENT, null, result.title().in(options.language()));
      page.paragraph(2 * INDENT, Paint.FAINT, result.rule() + clauses);
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
    var rules = new ArrayList<String>();
    for (Outcome outcome : Phrases.COUNTED) {
      int number = tally.rules(outcome);
      if (number > 0) {
        rules.add(
            phrases.pick(
                phrases.outcome(outcome) + " " + number, number + " " + phrases.outcome(outcome)));
      }
    }
    String all =
        phrases.count(tally.results().size(), "条规则", "rule", "rules") + phrases.pick("：", ": ");
    page.labelled(
        Paint.BOLD,
        phrases.pick("检查：", "checked:"),
        null,
        all + String.join(phrases.comma(), rules));
    String found = found(tally);
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
    page.labelled(
        Paint.BOLD, phrases.pick("结论：", "verdict:"), paint, phrases.verdict(verdict, tally));
  }

  private String found(Tally tally) {
    var found = new ArrayList<String>();
    for (Level level : Level.values()) {
      int number = tally.violations().getOrDefault(level, 0);
      if (number > 0) {
        found.add(
            phrases.pick(phrases.level(level) + " " + number, number + " " + phrases.level(level)));
      }
    }
    if (tally.evidence() > 0) {
      found.add(phrases.pick("待核 " + tally.evidence(), tally.evidence() + " to review"));
    }
    return String.join(phrases.comma(), found);
  }
}
