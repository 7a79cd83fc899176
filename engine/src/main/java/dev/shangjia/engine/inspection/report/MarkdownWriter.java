package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes Markdown for a comment on a change. Lists, no tables: a list survives whatever a dossier
 * says.
 */
final class MarkdownWriter implements ReportWriter {
  private static final int PIECES_SHOWN = 5;

  private final ReportOptions options;
  private final Phrases phrases;
  private final FieldNames names;

  MarkdownWriter(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
    this.names = new FieldNames(options.rulebook(), options.language());
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    Tally tally = Tally.of(report, options.audience());
    Summary summary = new Summary(tally, phrases);
    out.append("## ").append(phrases.pick("检查 ", "Check: "));
    out.append(text(report.programTitle().in(options.language()))).append("\n\n");
    out.append("**").append(summary.verdict(Verdict.of(report))).append("**\n");
    for (FindingGroup group : FindingGroup.of(tally.results())) {
      group(group, out);
    }
    unchecked(tally, out);
    if (options.detail() == ReportOptions.Detail.ALL) {
      for (Outcome outcome :
          List.of(
              Outcome.FOR_PERSON, Outcome.NOT_GATHERED, Outcome.NOT_APPLICABLE, Outcome.PASSED)) {
        rest(outcome, tally.with(outcome), out);
      }
    }
    footer(report, summary, out);
  }

  private void group(FindingGroup group, Appendable out) throws IOException {
    String pointer = code(group.pointer().isEmpty() ? "/" : group.pointer());
    out.append("\n### ");
    String name = names.name(group.pointer()).map(this::text).orElse("");
    out.append(name.isEmpty() ? pointer : name + " " + pointer);
    out.append("\n\n");
    var places = new ArrayList<String>();
    options
        .sources()
        .place(group.pointer())
        .ifPresent(place -> places.add(code(options.sources().shown(place))));
    if (group.file() != null) {
      places.add(code(options.sources().file(group.file())));
    }
    if (!places.isEmpty()) {
      out.append(String.join(phrases.comma(), places)).append("\n\n");
    }
    for (FindingGroup.Entry entry : group.entries()) {
      entry(entry.result(), entry.finding(), out);
    }
  }

  private void entry(RuleResult result, Finding finding, Appendable out) throws IOException {
    out.append("- **").append(phrases.word(finding)).append("** ");
    out.append(text(finding.message().in(options.language()))).append('\n');
    List<String> pieces = pieces(finding);
    if (!pieces.isEmpty()) {
      item(phrases.pick("内容：", "seen: ") + String.join(phrases.pick("、", ", "), pieces), out);
    }
    if (finding.fix() != null) {
      item(phrases.pick("改法：", "fix: ") + text(finding.fix().in(options.language())), out);
    }
    String clauses =
        result.clauses().isEmpty()
            ? ""
            : phrases.bracketed(text(String.join(", ", result.clauses())));
    item(
        phrases.pick("规则：", "rule: ")
            + code(result.rule())
            + clauses
            + phrases.remark(result, finding),
        out);
  }

  private List<String> pieces(Finding finding) {
    List<Quote> pictures =
        finding.quotes().stream().filter(Quote.Picture.class::isInstance).toList();
    List<String> all =
        finding.quotes().size() == pictures.size()
            ? Context.untold(finding, options.language(), PIECES_SHOWN).stream()
                .map(MarkdownWriter::fact)
                .toList()
            : finding.quotes().stream()
                .filter(quote -> !(quote instanceof Quote.Picture))
                .map(this::quote)
                .toList();
    var some = new ArrayList<>(all.subList(0, Math.min(all.size(), PIECES_SHOWN)));
    int more = all.size() - some.size();
    if (more > 0) {
      some.add(phrases.pick("另有 " + more + " 处", more + " more"));
    }
    pictures.forEach(picture -> some.add(quote(picture)));
    return some;
  }

  private static String fact(FactRead fact) {
    return code(fact.name() + " = " + fact.value());
  }

  private String quote(Quote quote) {
    return switch (quote) {
      case Quote.Passage(String text, int start, int end, String label) -> {
        String told = phrases.label(label);
        String why = told.isBlank() || label.equals(text) ? "" : text(told) + phrases.comma();
        yield code(text) + phrases.bracketed(why + phrases.characters(start, end));
      }
      case Quote.Region(String text, int x, int y, int width, int height) ->
          phrases.region(x, y, width, height) + (text.isBlank() ? "" : " " + code(text));
      case Quote.Item(String text, String pointer) ->
          code(text) + (pointer.isEmpty() ? "" : phrases.bracketed(code(pointer)));
      case Quote.Document(String _, LocalText title) -> text(title.in(options.language()));
      case Quote.Picture(String text, String sha256) ->
          phrases.pick("截图 ", "screenshot ")
              + code(options.picture(sha256))
              + phrases.bracketed(code(text));
    };
  }

  private void unchecked(Tally tally, Appendable out) throws IOException {
    List<String> items = new ArrayList<>();
    for (RuleResult result : tally.results()) {
      for (Unchecked cause : Unchecked.of(result)) {
        String place = cause.place().isEmpty() ? "" : " " + code(cause.place());
        items.add(
            code(result.rule())
                + place
                + phrases.colon()
                + " "
                + text(cause.text().in(options.language())));
      }
    }
    section(Outcome.COULD_NOT_CHECK, items, out);
  }

  private void rest(Outcome outcome, List<RuleResult> results, Appendable out) throws IOException {
    section(
        outcome,
        results.stream()
            .map(
                result -> {
                  String reason =
                      result.reason() == null
                          ? ""
                          : phrases.colon() + " " + text(result.reason().in(options.language()));
                  return code(result.rule())
                      + " "
                      + text(result.title().in(options.language()))
                      + reason;
                })
            .toList(),
        out);
  }

  private void section(Outcome outcome, List<String> items, Appendable out) throws IOException {
    if (items.isEmpty()) {
      return;
    }
    out.append("\n### ").append(phrases.section(outcome)).append("\n\n");
    for (String item : items) {
      out.append("- ").append(item).append('\n');
    }
  }

  private void footer(Report report, Summary summary, Appendable out) throws IOException {
    out.append("\n---\n\n");
    out.append(phrases.pick("检查：", "Checked: ")).append(summary.checked()).append("  \n");
    if (!summary.found().isEmpty()) {
      out.append(phrases.pick("发现：", "Found: ")).append(summary.found()).append("  \n");
    }
    out.append(code(report.program() + " " + report.rulebookVersion()));
    out.append(phrases.comma()).append(code(report.at().toString())).append('\n');
  }

  private static void item(String markdown, Appendable out) throws IOException {
    out.append("  - ").append(markdown).append('\n');
  }

  private String text(String text) {
    return Neutral.MARKDOWN.prose(text);
  }

  private static String code(String text) {
    return MarkdownText.code(Neutral.TEXT.quote(text));
  }
}
