package dev.shangjia.cli;

import dev.shangjia.cli.market.MarketAddress;
import dev.shangjia.engine.comparison.ComparisonJson;
import dev.shangjia.engine.comparison.Difference;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.ReportFormat;
import dev.shangjia.engine.inspection.report.ReportOptions;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of handing a dossier in, for people and for programs. */
final class SubmitOutput {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-submit/1";

  private final Terminal terminal;
  private final Texts texts;
  private final MarketAddress address;
  private final Submission.Sent sent;

  SubmitOutput(Terminal terminal, MarketAddress address, Submission.Sent sent) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.address = address;
    this.sent = sent;
  }

  /** Findings as {@code check} writes them, then the comparison, then the case. */
  void print(CheckRun.Checked local) throws IOException {
    Report report = sent.report();
    if (report != null) {
      ReportFormat.TEXT.writer(options(local)).write(report, terminal.out());
      terminal.out().println();
    }
    say("submit.dossier", Long.toString(sent.dossier().path("id").asLong()), about(), address);
    printComparison();
    JsonNode taken = sent.taken();
    if (taken == null) {
      say("submit.findings-stand", Integer.toString(sent.standing().size()));
      for (JsonNode one : sent.standing()) {
        say(
            "submit.standing",
            one.path("fingerprint").asString(""),
            one.path("rule").asString(""),
            one.path("message").asString(""));
      }
    } else if (sent.waits()) {
      say(
          "submit.waits",
          Integer.toString(taken.path("position").asInt()),
          taken.path("reason").asString(""),
          address + "/waiting/" + taken.path("place").asLong());
    } else {
      new CaseLines(terminal).print(taken);
    }
  }

  private String result() {
    if (sent.waits()) {
      return "waits";
    }
    return sent.taken() == null ? "findings-stand" : "taken";
  }

  private String about() {
    JsonNode app = sent.app();
    return app == null ? sent.dossier().path("procedure").asString("") : AppChoice.shown(app);
  }

  private ReportOptions options(CheckRun.Checked local) {
    return ReportOptions.in(terminal.language())
        .on(
            terminal.style() == Terminal.Style.COLOUR
                ? ReportOptions.Style.COLOUR
                : ReportOptions.Style.PLAIN,
            terminal.columns())
        .knowing(local.sources(), local.rulebook());
  }

  private void printComparison() {
    say(sent.comparison().matches() ? "submit.matches" : "submit.differs");
    for (Difference difference : sent.comparison().differences()) {
      terminal
          .out()
          .println(
              "  "
                  + Ink.FAINT.on("[" + difference.cause().code() + "]", terminal.style())
                  + " "
                  + Controls.neutralized(difference.text().in(terminal.language())));
    }
  }

  private void say(String key, Object... arguments) {
    terminal.out().println(Controls.neutralized(texts.say(key, arguments)));
  }

  void printJson() throws IOException {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.put("result", result());
    root.put("server", address.toString());
    root.set("dossier", sent.dossier());
    JsonNode app = sent.app();
    if (app != null) {
      root.set("app", app);
    }
    root.set("comparison", ComparisonJson.write(sent.comparison()));
    JsonNode taken = sent.taken();
    if (taken != null) {
      root.set(sent.waits() ? "waiting" : "case", taken);
    }
    ArrayNode standing = root.putArray("standing");
    sent.standing().forEach(standing::add);
    Report report = sent.report();
    if (report != null) {
      var text = new StringBuilder();
      ReportFormat.JSON.writer(ReportOptions.in(terminal.language())).write(report, text);
      root.set("report", JsonMapper.shared().readTree(text.toString()));
    }
    JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
  }
}
