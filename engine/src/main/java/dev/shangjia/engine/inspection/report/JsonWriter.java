package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.FactRead;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes everything a report holds, in both languages; {@link ReportJson} reads it back. */
final class JsonWriter implements ReportWriter {
  private final ReportOptions options;

  JsonWriter(ReportOptions options) {
    this.options = options;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    Tally tally = Tally.of(report, options.audience());
    ObjectNode root = JsonTree.object().put("format", ReportJson.FORMAT);
    root.put("program", report.program());
    root.set("programTitle", JsonTree.text(report.programTitle()));
    root.set(
        "rulebook",
        JsonTree.object()
            .put("version", report.rulebookVersion())
            .put("hash", report.rulebookHash()));
    root.set("engine", JsonTree.object().put("version", report.engineVersion()));
    root.put("procedure", report.procedure());
    root.set("dossier", JsonTree.object().put("hash", report.dossierHash()));
    root.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.at()));
    root.put("zone", report.at().getZone().getId());
    root.put("verdict", Verdict.of(report).code());
    root.set("summary", summary(tally));
    root.set("results", results(tally.results()));
    JsonText.print(root, JsonText.Layout.INDENTED, out);
  }

  private static ObjectNode summary(Tally tally) {
    ObjectNode rules = JsonTree.object();
    for (Outcome outcome : Outcome.values()) {
      rules.put(outcome.code(), tally.rules(outcome));
    }
    ObjectNode violations = JsonTree.object();
    for (Level level : Level.values()) {
      violations.put(level.code(), tally.violations().getOrDefault(level, 0));
    }
    ObjectNode summary = JsonTree.object();
    summary.set("rules", rules);
    summary.set("violations", violations);
    return summary.put("evidence", tally.evidence()).put("stopping", tally.stopping());
  }

  private static ArrayNode results(List<RuleResult> results) {
    ArrayNode array = JsonTree.array();
    for (RuleResult result : results) {
      ObjectNode node = array.addObject().put("rule", result.rule());
      node.set("title", JsonTree.text(result.title()));
      node.set("clauses", JsonTree.strings(result.clauses()));
      node.put("decides", result.decides().code());
      node.put("level", result.level().code());
      node.put("enforcement", result.enforcement().code());
      node.put("outcome", result.outcome().code());
      if (result.reason() != null) {
        node.set("reason", JsonTree.text(result.reason()));
      }
      ArrayNode findings = node.putArray("findings");
      result.findings().forEach(finding -> findings.add(finding(finding)));
    }
    return array;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node =
        JsonTree.object()
            .put("fingerprint", finding.fingerprint())
            .put("evidenceHash", finding.evidenceHash())
            .put("kind", finding.kind().code())
            .put("level", finding.level().code());
    ObjectNode place = node.putObject("place").put("pointer", finding.place().pointer());
    if (finding.place().file() != null) {
      place.put("file", finding.place().file());
    }
    node.set("message", JsonTree.text(finding.message()));
    if (finding.fix() != null) {
      node.set("fix", JsonTree.text(finding.fix()));
    }
    node.set("quotes", JsonTree.quotes(finding));
    ArrayNode facts = node.putArray("facts");
    for (FactRead fact : finding.facts()) {
      facts.addObject().put("name", fact.name()).put("value", fact.value());
    }
    return node;
  }
}
