package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the outcome of one line of a batch as one line of JSON. */
public final class BatchLine {
  private BatchLine() {}

  /**
   * Writes what was found in a line. Rules whose facts the line lacks, rules in audit and questions
   * for a person are left out.
   *
   * @param id the line's id, as it was given
   * @param report what came of judging it
   */
  public static void write(JsonNode id, Report report, Appendable out) throws IOException {
    ObjectNode line = JsonTree.object();
    line.set("id", id);
    ArrayNode findings = line.putArray("findings");
    for (RuleResult result : Tally.visible(report, ReportOptions.Audience.PROVIDER)) {
      for (Finding finding : result.findings()) {
        findings.add(finding(report.program(), result, finding));
      }
    }
    JsonText.print(line, JsonText.Layout.ONE_LINE, out);
  }

  /**
   * Writes that a line could not be judged.
   *
   * @param id the line's id; JSON null when it has none
   * @param problems why; the place names the line
   */
  public static void write(JsonNode id, List<Problem> problems, Appendable out) throws IOException {
    ObjectNode line = JsonTree.object();
    line.set("id", id);
    ArrayNode errors = line.putArray("errors");
    for (Problem problem : problems) {
      ObjectNode error = errors.addObject().put("code", problem.code());
      error.put("place", problem.place().toString());
      error.set("message", JsonTree.text(problem.message()));
    }
    JsonText.print(line, JsonText.Layout.ONE_LINE, out);
  }

  private static ObjectNode finding(String program, RuleResult result, Finding finding) {
    String pointer = finding.place().pointer();
    ObjectNode node =
        JsonTree.object()
            .put("rule", program + ":" + result.rule())
            .put("kind", finding.kind().code())
            .put("level", finding.level().code())
            .put("decides", result.decides().code())
            .put("place", withoutForm(pointer))
            .put("pointer", pointer)
            .put("quote", quote(finding));
    node.set("quotes", JsonTree.quotes(finding));
    node.set("clauses", JsonTree.strings(result.clauses()));
    node.set("message", JsonTree.text(finding.message()));
    if (finding.fix() != null) {
      node.set("fix", JsonTree.text(finding.fix()));
    }
    return node;
  }

  /** {@code /listing/name} names the line's {@code /name}. */
  private static String withoutForm(String pointer) {
    int second = pointer.indexOf('/', 1);
    return second < 0 ? "" : pointer.substring(second);
  }

  /**
   * The first thing found; for a rule that finds nothing in particular, the value it read first.
   */
  private static String quote(Finding finding) {
    List<Quote> quotes = finding.quotes();
    List<FactRead> facts = finding.facts();
    if (!quotes.isEmpty()) {
      return quotes.getFirst().text();
    }
    return facts.isEmpty() ? "" : Context.decoded(facts.getFirst().value());
  }
}
