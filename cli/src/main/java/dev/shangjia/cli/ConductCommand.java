package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.conduct.Advance;
import dev.shangjia.engine.conduct.ConductAction;
import dev.shangjia.engine.conduct.ConductEvent;
import dev.shangjia.engine.conduct.ConductRecord;
import dev.shangjia.engine.conduct.Sanctions;
import dev.shangjia.engine.inspection.report.JsonText;
import dev.shangjia.engine.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shangjia conduct RULEBOOK --script FILE}: plays violations and what follows. */
@Command(name = "conduct", sortOptions = false)
final class ConductCommand implements Action {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULEBOOK", descriptionKey = "rulebook")
  private String name;

  @Option(names = "--script", paramLabel = "FILE", required = true)
  private Path script;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.text;

  @SuppressWarnings("NullAway.Init") // picocli sets spec, name and script
  ConductCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Outcome run() throws IOException {
    var argument = new RulebookArgument(invocation, spec);
    Optional<Rulebook> rulebook = argument.read(argument.folder(name));
    if (rulebook.isEmpty()) {
      return Outcome.COULD_NOT_RUN;
    }
    Optional<Sanctions> sanctions = Sanctions.of(rulebook.get());
    if (sanctions.isEmpty()) {
      throw argument.misuse("conduct.none", rulebook.get().id());
    }
    if (!Files.isRegularFile(script)) {
      throw argument.misuse("conduct.no-file", Controls.neutralized(script.toString()));
    }
    Reading<List<ConductScript.Step>> steps =
        ConductScript.read(script.toString(), script, rulebook.get().zone());
    var lines = new ProblemLines(invocation.terminal(), path -> path);
    for (Problem problem : steps.problems()) {
      lines.of(problem).forEach(invocation.terminal().err()::println);
    }
    return switch (steps) {
      case Reading.Unreadable<List<ConductScript.Step>> _ -> Outcome.COULD_NOT_RUN;
      case Reading.Read<List<ConductScript.Step>>(List<ConductScript.Step> all, List<Problem> _) ->
          played(rulebook.get(), sanctions.get(), all);
    };
  }

  /**
   * What came of one step.
   *
   * @param step as written
   * @param advance the record after it, or why it was refused
   * @param record the record after it; as it was when it was refused
   */
  record Played(ConductScript.Step step, Advance advance, ConductRecord record) {}

  private Outcome played(Rulebook rulebook, Sanctions sanctions, List<ConductScript.Step> steps)
      throws IOException {
    ConductRecord record = sanctions.begin(steps.getFirst().at());
    var played = new ArrayList<Played>();
    for (ConductScript.Step step : steps) {
      Advance advance = sanctions.apply(record, step.action(), step.at());
      if (advance instanceof Advance.Moved moved) {
        record = moved.record();
      }
      played.add(new Played(step, advance, record));
    }
    switch (format) {
      case text -> new ConductLines(invocation.terminal(), sanctions).print(played);
      case json ->
          JsonText.print(
              new ConductJson(sanctions).of(rulebook, played),
              JsonText.Layout.INDENTED,
              invocation.terminal().out());
    }
    boolean refused = played.stream().anyMatch(one -> one.advance() instanceof Advance.Refused);
    return refused ? Outcome.FINDINGS : Outcome.CLEAN;
  }

  /** The apps that a record speaks of, in the order in which they came up. */
  static List<String> apps(List<Played> played) {
    return played.stream()
        .flatMap(
            one ->
                switch (one.step().action()) {
                  case ConductAction.Found found -> List.of(found.app()).stream();
                  case ConductAction.Withdrawn(String app) -> List.of(app).stream();
                  case ConductAction.Returned(String app) -> List.of(app).stream();
                  case ConductAction.Rectified _,
                      ConductAction.Appealed _,
                      ConductAction.Decided _,
                      ConductAction.Passed _ ->
                      List.<String>of().stream();
                })
        .filter(app -> !app.isBlank())
        .distinct()
        .toList();
  }

  /** The events of a step; none when it was refused. */
  static List<ConductEvent> events(Advance advance) {
    return advance instanceof Advance.Moved moved ? moved.events() : List.of();
  }
}
