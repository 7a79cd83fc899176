package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.engine.inspection.report.OutcomeDiff;
import dev.shangjia.engine.rulebook.Difference;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.engine.rulebook.RulebookChange;
import dev.shangjia.engine.rulebook.RulebookDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows in what two versions of a rulebook differ. */
final class DiffOutput {
  /** The name and version of the JSON, its first member. */
  private static final String FORMAT = "shangjia-diff/1";

  private final Terminal terminal;
  private final Texts texts;
  private final Rulebook before;
  private final Rulebook after;

  DiffOutput(Terminal terminal, Rulebook before, Rulebook after) {
    this.terminal = terminal;
    this.texts = Texts.in(terminal.language());
    this.before = before;
    this.after = after;
  }

  void text(RulebookDiff difference, Map<Path, BackTest.Result> results, boolean tested) {
    say(
        texts.say(
            "diff.versions",
            before.id() + " " + before.version(),
            after.id() + " " + after.version()));
    for (RulebookChange change : difference.changes()) {
      change(change);
    }
    say(texts.say("diff.summary", difference.changes().size()));
    if (!tested) {
      return;
    }
    say("");
    results.forEach(this::dossier);
    say(texts.say("diff.dossiers", results.size(), counted(results)));
  }

  private static long counted(Map<Path, BackTest.Result> results) {
    return results.values().stream()
        .filter(result -> result.status() != BackTest.Status.SAME)
        .count();
  }

  private void change(RulebookChange change) {
    Ink ink =
        switch (change.direction()) {
          case ADDED, TIGHTENED -> Ink.ERROR;
          case REMOVED, LOOSENED -> Ink.GOOD;
          case CHANGED -> Ink.WARNING;
          case REWORDED -> Ink.FAINT;
        };
    String direction = texts.say("diff.direction." + change.direction().code());
    String subject = texts.say("diff.subject." + change.subject().code());
    say(
        ink.on(direction, terminal.style())
            + "  "
            + subject
            + " "
            + Ink.BOLD.on(Neutral.TEXT.prose(change.name()), terminal.style()));
    for (Difference one : change.differences()) {
      say("    " + Neutral.TEXT.prose(one.property()));
      if (!one.before().isEmpty()) {
        say("      - " + Neutral.TEXT.prose(one.before()));
      }
      if (!one.after().isEmpty()) {
        say("      + " + Neutral.TEXT.prose(one.after()));
      }
    }
  }

  private void dossier(Path folder, BackTest.Result result) {
    String path = Controls.neutralized(ShownPath.of(folder));
    String status = texts.say("diff.status." + result.status().code());
    switch (result) {
      case BackTest.Result.Judged(OutcomeDiff difference, List<String> undecided) -> {
        String before = difference.before().code();
        String after = difference.after().code();
        String verdict = difference.changesVerdict() ? before + " -> " + after : after;
        say(path + ": " + status + " (" + verdict + ")");
        difference.rules().forEach(this::rule);
        undecided.forEach(rule -> say("  ? " + Neutral.TEXT.prose(rule)));
      }
      case BackTest.Result.Unreadable(List<Problem> problems) -> {
        say(path + ": " + status);
        var lines = new ProblemLines(terminal, file -> ShownPath.of(folder.resolve(file)));
        problems.forEach(problem -> lines.of(problem).forEach(line -> say("  " + line)));
      }
    }
  }

  private void rule(OutcomeDiff.RuleChange change) {
    String effect = texts.say("diff.effect." + change.effect().code());
    say("  " + Ink.BOLD.on(Neutral.TEXT.prose(change.rule()), terminal.style()) + ": " + effect);
    change.appeared().forEach(finding -> say("    + " + shown(finding)));
    change.gone().forEach(finding -> say("    - " + shown(finding)));
  }

  private String shown(Finding finding) {
    String place = finding.place().pointer() + " (" + finding.level().code() + "): ";
    return Neutral.TEXT.prose(place + finding.message().in(terminal.language()));
  }

  void json(RulebookDiff difference, Map<Path, BackTest.Result> results, boolean tested)
      throws IOException {
    ObjectNode root = ProblemJson.object().put("format", FORMAT);
    root.set("before", version(before));
    root.set("after", version(after));
    ArrayNode changes = root.putArray("changes");
    for (RulebookChange change : difference.changes()) {
      ObjectNode one =
          changes
              .addObject()
              .put("subject", change.subject().code())
              .put("name", change.name())
              .put("direction", change.direction().code());
      ArrayNode differences = one.putArray("differences");
      for (Difference each : change.differences()) {
        differences
            .addObject()
            .put("property", each.property())
            .put("before", each.before())
            .put("after", each.after())
            .put("direction", each.direction().code());
      }
    }
    if (tested) {
      ArrayNode dossiers = root.putArray("dossiers");
      results.forEach((path, result) -> dossiers.add(json(path, result)));
    }
    JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
  }

  private static ObjectNode version(Rulebook rulebook) {
    return ProblemJson.object()
        .put("id", rulebook.id())
        .put("version", rulebook.version())
        .put("hash", rulebook.hash());
  }

  private static ObjectNode json(Path path, BackTest.Result result) {
    ObjectNode one =
        ProblemJson.object().put("path", ShownPath.of(path)).put("status", result.status().code());
    switch (result) {
      case BackTest.Result.Judged(OutcomeDiff difference, List<String> undecided) -> {
        one.putObject("verdict")
            .put("before", difference.before().code())
            .put("after", difference.after().code());
        ArrayNode rules = one.putArray("rules");
        for (OutcomeDiff.RuleChange change : difference.rules()) {
          ObjectNode rule =
              rules.addObject().put("rule", change.rule()).put("effect", change.effect().code());
          rule.set("appeared", findings(change.appeared()));
          rule.set("gone", findings(change.gone()));
        }
        ArrayNode open = one.putArray("undecided");
        undecided.forEach(open::add);
      }
      case BackTest.Result.Unreadable(List<Problem> problems) -> {
        ArrayNode list = one.putArray("problems");
        problems.forEach(problem -> list.add(ProblemJson.of(problem)));
      }
    }
    return one;
  }

  private static ArrayNode findings(List<Finding> findings) {
    ArrayNode array = ProblemJson.object().arrayNode();
    for (Finding finding : findings) {
      array
          .addObject()
          .put("at", finding.place().pointer())
          .put("level", finding.level().code())
          .put("kind", finding.kind().code());
    }
    return array;
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
