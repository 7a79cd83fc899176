package dev.shangjia.engine.inspection.report;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Finding.Quote;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.RuleResult;
import dev.shangjia.engine.inspection.RuleResult.Outcome;
import dev.shangjia.engine.rulebook.Level;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes SARIF 2.1.0. Violations are results of kind {@code fail}, evidence of kind {@code review},
 * what could not be checked of kind {@code open}; with {@link ReportOptions.Detail#ALL} everything
 * else is there too. Columns count code points.
 */
final class SarifWriter implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final ReportOptions options;
  private final Phrases phrases;
  private final SarifPlaces places;

  SarifWriter(ReportOptions options) {
    this.options = options;
    this.phrases = new Phrases(options.language());
    this.places = new SarifPlaces(options);
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    List<RuleResult> results = Tally.visible(report, options.audience());
    ObjectNode root = JsonTree.object().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    run.putObject("tool").set("driver", driver(report, results));
    ObjectNode invocation =
        run.putArray("invocations").addObject().put("executionSuccessful", true);
    invocation.putObject("properties").put("judgedAt", report.at().toString());
    run.put("columnKind", "unicodeCodePoints").put("language", options.language().code());
    ArrayNode found = run.putArray("results");
    for (int index = 0; index < results.size(); index++) {
      results(results.get(index), index, found);
    }
    run.putObject("properties")
        .put("program", report.program())
        .put("rulebookVersion", report.rulebookVersion())
        .put("rulebookHash", report.rulebookHash())
        .put("procedure", report.procedure())
        .put("dossierHash", report.dossierHash())
        .put("verdict", Verdict.of(report).code());
    JsonText.print(root, JsonText.Layout.INDENTED, out);
  }

  private ObjectNode driver(Report report, List<RuleResult> results) {
    ObjectNode driver =
        JsonTree.object()
            .put("name", "Shangjia")
            .put("version", plain(report.engineVersion()))
            .put("language", options.language().code());
    SarifRules rules = new SarifRules(options);
    ArrayNode descriptors = driver.putArray("rules");
    results.forEach(result -> descriptors.add(rules.descriptor(report.program(), result)));
    return driver;
  }

  private void results(RuleResult result, int index, ArrayNode found) {
    for (Finding finding : result.findings()) {
      found.add(result(result, index, finding));
    }
    boolean silent = result.findings().isEmpty();
    if (silent && result.outcome() == Outcome.COULD_NOT_CHECK) {
      found.add(bare(result, index));
    } else if (silent && options.detail() == ReportOptions.Detail.ALL) {
      found.add(bare(result, index));
    }
  }

  private ObjectNode result(RuleResult result, int index, Finding finding) {
    ObjectNode node = start(result, index);
    switch (finding.kind()) {
      case VIOLATION -> node.put("kind", "fail").put("level", level(finding.level()));
      case EVIDENCE -> node.put("kind", "review").put("level", "none");
      case COULD_NOT_CHECK -> node.put("kind", "open").put("level", "none");
    }
    String fix = finding.fix() == null ? "" : finding.fix().in(options.language());
    String message = finding.message().in(options.language());
    node.set("message", message(fix.isEmpty() ? message : message + " " + fix));
    node.set("locations", places.locations(finding));
    ArrayNode related = places.related(finding);
    if (!related.isEmpty()) {
      node.set("relatedLocations", related);
    }
    ArrayNode pictures = places.pictures(finding);
    if (!pictures.isEmpty()) {
      node.set("attachments", pictures);
    }
    node.putObject("partialFingerprints")
        .put("shangjia/1", finding.fingerprint())
        .put("shangjiaEvidence/1", finding.evidenceHash());
    ObjectNode properties = node.putObject("properties").put("level", finding.level().code());
    properties.put("pointer", plain(finding.place().pointer()));
    ArrayNode quotes = properties.putArray("quotes");
    for (Quote quote : finding.quotes()) {
      if (!(quote instanceof Quote.Picture)) {
        quotes.add(Neutral.TEXT.quote(quote.text()));
      }
    }
    return node;
  }

  /** A result of a rule that says nothing about a place. */
  private ObjectNode bare(RuleResult result, int index) {
    ObjectNode node = start(result, index);
    node.put(
        "kind",
        switch (result.outcome()) {
          case PASSED -> "pass";
          case NOT_APPLICABLE -> "notApplicable";
          case FOR_PERSON -> "review";
          case COULD_NOT_CHECK, NOT_GATHERED -> "open";
          case FINDING -> "informational";
        });
    node.put("level", "none");
    String reason = result.reason() == null ? "" : result.reason().in(options.language());
    String title = result.title().in(options.language());
    String outcome = title + phrases.colon() + " " + phrases.outcome(result.outcome());
    node.set("message", message(reason.isEmpty() ? outcome : outcome + phrases.comma() + reason));
    return node;
  }

  private static ObjectNode start(RuleResult result, int index) {
    return JsonTree.object().put("ruleId", plain(result.rule())).put("ruleIndex", index);
  }

  private static ObjectNode message(String text) {
    return JsonTree.object().put("text", Neutral.SARIF.prose(text));
  }

  static String level(Level level) {
    return switch (level) {
      case REJECT, RETURN -> "error";
      case WARN -> "warning";
      case NOTE -> "note";
    };
  }

  static String plain(String text) {
    return Neutral.TEXT.prose(text);
  }
}
