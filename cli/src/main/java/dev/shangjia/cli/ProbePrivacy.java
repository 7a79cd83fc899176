package dev.shangjia.cli;

import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.checklist.ChecklistMatcher;
import dev.shangjia.engine.checklist.ChecklistText;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.inspection.report.Neutral;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.policytext.PolicyTextProbe;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code shangjia probe privacy TARGET}: what a privacy policy says to each item of a checklist.
 */
@Command(name = "privacy", sortOptions = false)
final class ProbePrivacy implements Action {
  /** The program whose checklist is read where no other is named. */
  private static final String PROGRAM = "tencent-meeting";

  private static final String CHECKLIST = "privacy";

  /** How cues are to be shown. */
  enum Cues {
    SHOWN,
    HIDDEN
  }

  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|ADDRESS", descriptionKey = "target")
  private String target;

  @Option(names = "--rulebook", paramLabel = "RULEBOOK")
  private String name = PROGRAM;

  @Option(names = "--checklist", paramLabel = "CHECKLIST")
  private String list = CHECKLIST;

  @Option(names = "--company", paramLabel = "NAME")
  private @Nullable String company;

  @Option(names = "--cues")
  private boolean cues;

  @Mixin private LoopbackOption loopback = new LoopbackOption();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec and target
  ProbePrivacy(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    Optional<Rulebook> rulebook = argument.read(argument.folder(name));
    if (rulebook.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    Checklist checklist = rulebook.get().checklists().get(list);
    if (checklist == null) {
      throw argument.misuse(
          "probe.no-checklist",
          Neutral.TEXT.quote(list),
          String.join(", ", rulebook.get().checklists().keySet()));
    }
    var outside = invocation.outside(loopback.reach(), Optional.empty());
    Result result = new PolicyTarget(argument, outside).observe(target);
    return switch (result) {
      case Result.Seen(ObjectNode facts) -> seen(checklist, facts);
      case Result.Failed failed -> failed(failed);
    };
  }

  private Outcome seen(Checklist checklist, ObjectNode facts) throws IOException {
    String text = facts.path("text").asString("");
    ChecklistText read = new ChecklistMatcher(checklist).read(text);
    switch (format) {
      case json -> {
        ObjectNode root = root().put("state", "seen");
        root.put("rulebook", name).put("checklist", checklist.id());
        PolicyJson.put(root, checklist, read, facts, company, cues ? Cues.SHOWN : Cues.HIDDEN);
        JsonText.print(root, JsonText.Layout.INDENTED, invocation.terminal().out());
      }
      case text -> new PolicyLines(invocation.terminal(), checklist).print(read, facts, company);
    }
    return Outcome.CLEAN;
  }

  private ObjectNode root() {
    return ProblemJson.object()
        .put("format", Probing.FORMAT)
        .put("target", target)
        .put("probe", "privacy")
        .put("version", new PolicyTextProbe().version());
  }

  private Outcome failed(Result.Failed failed) throws IOException {
    Terminal terminal = invocation.terminal();
    switch (format) {
      case json -> {
        ObjectNode root = root().put("state", "failed").put("code", failed.code());
        root.set("reason", ProblemJson.text(failed.reason()));
        JsonText.print(root, JsonText.Layout.INDENTED, terminal.out());
      }
      case text ->
          terminal
              .out()
              .println(
                  Texts.in(terminal.language())
                      .say(
                          "probe.failed",
                          Neutral.TEXT.prose(failed.reason().in(terminal.language())),
                          failed.code()));
    }
    return Outcome.FINDINGS;
  }
}
