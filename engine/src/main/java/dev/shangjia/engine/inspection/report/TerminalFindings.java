package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.RuleResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what was found about one field: where it is, what is wrong, the evidence, what to do. */
final class TerminalFindings {
  private static final int FACTS_SHOWN = 3;
  private static final int INDENT = 2;

  private final ReportOptions options;
  private final TerminalPage page;
  private final Phrases phrases;
  private final FieldNames names;

  TerminalFindings(ReportOptions options, TerminalPage page) {
    this.options = options;
    this.page = page;
    this.phrases = new Phrases(options.language());
    this.names = new FieldNames(options.rulebook(), options.language());
  }

  void write(FindingGroup group) throws IOException {
    String pointer = group.pointer().isEmpty() ? "/" : group.pointer();
    Optional<String> name = names.name(group.pointer());
    if (name.isPresent()) {
      page.heading(name.get(), pointer);
    } else {
      page.heading(Paint.BOLD, pointer);
    }
    Optional<SourcePlace> place = options.sources().place(group.pointer());
    if (place.isPresent()) {
      page.paragraph(INDENT, Paint.FAINT, "--> " + options.sources().shown(place.get()));
    }
    if (group.file() != null) {
      page.paragraph(INDENT, Paint.FAINT, "--> " + options.sources().file(group.file()));
    }
    boolean first = true;
    for (FindingGroup.Entry entry : group.entries()) {
      if (!first) {
        page.blank();
      }
      first = false;
      entry(entry.result(), entry.finding());
    }
  }

  private void entry(RuleResult result, Finding finding) throws IOException {
    Paint paint =
        finding.kind() == Finding.Kind.EVIDENCE ? Paint.REVIEW : Paint.of(finding.level());
    page.labelled(
        paint,
        phrases.word(finding) + phrases.colon(),
        Paint.BOLD,
        finding.message().in(options.language()));
    evidence(finding, paint);
    if (finding.fix() != null) {
      page.labelled(
          Paint.GOOD, phrases.pick("改法：", "fix:"), null, finding.fix().in(options.language()));
    }
    page.labelled(
        Paint.FAINT, phrases.pick("规则：", "rule:"), Paint.FAINT, ruleLine(result, finding));
  }

  private String ruleLine(RuleResult result, Finding finding) {
    String clauses =
        result.clauses().isEmpty() ? "" : phrases.bracketed(String.join(", ", result.clauses()));
    return result.rule() + clauses + phrases.remark(result, finding);
  }

  private void evidence(Finding finding, Paint paint) throws IOException {
    if (finding.quotes().stream().allMatch(Quote.Picture.class::isInstance)) {
      facts(finding);
    }
    List<Quote.Passage> passages = Context.passages(finding);
    Optional<String> text =
        passages.isEmpty() ? Optional.empty() : Context.text(finding, options.sources());
    if (text.isPresent()) {
      Excerpt.Shown shown = Excerpt.of(text.get(), labelled(passages), page.evidenceColumns());
      for (Excerpt.Piece piece : shown.pieces()) {
        page.evidence(null, piece.text());
        page.evidence(paint, piece.marks());
      }
      more(shown.more());
    }
    List<Quote> loose =
        finding.quotes().stream()
            .filter(quote -> text.isEmpty() || !(quote instanceof Quote.Passage))
            .filter(quote -> !(quote instanceof Quote.Picture))
            .filter(quote -> !(quote instanceof Quote.Document)) // the message names them
            .toList();
    for (Quote quote : loose.subList(0, Math.min(loose.size(), Excerpt.MOST))) {
      evidenceLines(quoteLine(quote));
    }
    more(loose.size() - Excerpt.MOST);
    for (Quote quote : finding.quotes()) {
      if (quote instanceof Quote.Picture) {
        evidenceLines(quoteLine(quote));
      }
    }
  }

  private void more(int number) throws IOException {
    if (number > 0) {
      page.evidence(Paint.FAINT, phrases.pick("另有 " + number + " 处", "and " + number + " more"));
    }
  }

  /** With the labels that mean something in the language. */
  private List<Quote.Passage> labelled(List<Quote.Passage> passages) {
    return passages.stream()
        .map(
            passage ->
                new Quote.Passage(
                    passage.text(), passage.start(), passage.end(), phrases.label(passage.label())))
        .toList();
  }

  private String quoteLine(Quote quote) {
    return switch (quote) {
      case Quote.Passage(String text, int start, int end, String label) ->
          '"'
              + Neutral.TEXT.quote(text)
              + '"'
              + phrases.comma()
              + phrases.characters(start, end)
              + (phrases.label(label).isEmpty() || label.equals(text)
                  ? ""
                  : phrases.bracketed(label));
      case Quote.Region(String text, int x, int y, int width, int height) ->
          phrases.region(x, y, width, height)
              + (text.isBlank() ? "" : phrases.comma() + '"' + Neutral.TEXT.quote(text) + '"');
      case Quote.Item(String text, String pointer) ->
          '"'
              + Neutral.TEXT.quote(text)
              + '"'
              + (pointer.isEmpty() ? "" : phrases.bracketed(Neutral.TEXT.quote(pointer)));
      case Quote.Document(String _, LocalText title) ->
          Neutral.TEXT.quote(title.in(options.language()));
      case Quote.Picture(String text, String sha256) ->
          phrases.pick("截图 ", "screenshot ")
              + Neutral.TEXT.quote(options.picture(sha256))
              + phrases.bracketed(Neutral.TEXT.quote(text));
    };
  }

  private void facts(Finding finding) throws IOException {
    for (FactRead fact : Context.untold(finding, options.language(), FACTS_SHOWN)) {
      evidenceLines(fact.name() + " = " + Neutral.TEXT.quote(fact.value()));
    }
  }

  private void evidenceLines(String text) throws IOException {
    for (String line : Wrapping.lines(Neutral.TEXT.prose(text), page.evidenceColumns())) {
      page.evidence(null, line);
    }
  }
}
