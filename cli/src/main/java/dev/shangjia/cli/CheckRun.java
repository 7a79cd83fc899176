package dev.shangjia.cli;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.SourcePlace;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.SourceMap;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.Gathering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Checks one dossier: reads it, gathers what its rules need, judges. */
final class CheckRun {
  private final Rulebooks rulebooks;
  private final Time time;

  CheckRun(Rulebooks rulebooks, Time time) {
    this.rulebooks = rulebooks;
    this.time = time;
  }

  /**
   * What a check came to.
   *
   * @param report what was found
   * @param facts what was judged
   * @param rulebook what it was judged by
   * @param sources where the dossier's values stand
   */
  record Checked(Report report, Facts facts, Rulebook rulebook, SourceMap sources) {}

  /** When a dossier is judged, once its rulebook is known. */
  interface Time {
    Instant by(Rulebook rulebook);
  }

  /**
   * Checks a dossier.
   *
   * @param target its folder, its dossier.yaml, or an archive
   * @param rulebook the rulebook to judge by; the dossier's own when empty
   * @param context what only the platform knows, by group; empty without a platform
   */
  Reading<Checked> dossier(
      Path target,
      Optional<String> rulebook,
      ObjectNode context,
      Gathering gathering,
      Gathering.Reach reach,
      Gathering.Progress progress)
      throws IOException {
    UnaryOperator<String> shown = shown(target);
    return switch (new DossierReader(DossierLimits.STANDARD).open(target)) {
      case Reading.Unreadable<OpenDossier>(List<Problem> problems) ->
          new Reading.Unreadable<>(placed(problems, shown));
      case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> warnings) -> {
        try (open) {
          SourcePlace asked = placed(open.programPlace(), shown);
          Reading<Inspector> judging = rulebooks.inspector(rulebook.orElse(open.program()), asked);
          yield with(
              judging,
              placed(warnings, shown),
              inspector -> opened(open, shown, inspector, context, gathering, reach, progress));
        }
      }
    };
  }

  private Reading<Checked> opened(
      OpenDossier open,
      UnaryOperator<String> shown,
      Inspector inspector,
      ObjectNode context,
      Gathering gathering,
      Gathering.Reach reach,
      Gathering.Progress progress) {
    Rulebook rulebook = inspector.rulebook();
    return switch (open.read(rulebook.forms(), rulebook.procedures().keySet())) {
      case Reading.Unreadable<Dossier>(List<Problem> problems) ->
          new Reading.Unreadable<>(placed(problems, shown));
      case Reading.Read<Dossier>(Dossier dossier, List<Problem> warnings) -> {
        Instant at = time.by(rulebook);
        Set<String> probes = inspector.probes(dossier.procedure(), at);
        Facts facts = gathering.gather(dossier, probes, reach, context, progress);
        SourceMap sources = SourceMap.of(dossier.values(), dossier::place, shown);
        yield new Reading.Read<>(
            new Checked(inspector.inspect(facts, at), facts, rulebook, sources),
            placed(warnings, shown));
      }
    };
  }

  /**
   * Judges facts that were saved.
   *
   * @param file the facts
   * @param rulebook the rulebook to judge by; the facts' own when empty
   */
  Reading<Checked> facts(Path file, Optional<String> rulebook) throws IOException {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      return new Reading.Unreadable<>(List.of(noFile(name)));
    }
    return switch (FactsFile.read(name, file)) {
      case Reading.Unreadable<Facts>(List<Problem> problems) -> new Reading.Unreadable<>(problems);
      case Reading.Read<Facts>(Facts facts, List<Problem> warnings) ->
          with(
              rulebooks.inspector(rulebook.orElse(facts.program()), SourcePlace.startOf(name)),
              warnings,
              inspector -> judged(facts, inspector));
    };
  }

  private Reading<Checked> judged(Facts facts, Inspector inspector) {
    Report report = inspector.inspect(facts, time.by(inspector.rulebook()));
    var sources = new SourceMap(Map.of(), facts.values(), UnaryOperator.identity());
    return new Reading.Read<>(new Checked(report, facts, inspector.rulebook(), sources), List.of());
  }

  private static Problem noFile(String name) {
    return Problem.error(
        "facts/no-file",
        SourcePlace.startOf(name),
        new LocalText(
            "没有这个文件。--facts 需要由 check --save-facts 写出的文件",
            "There is no such file. --facts takes a file that check --save-facts wrote"));
  }

  private static UnaryOperator<String> shown(Path target) {
    if (Files.isDirectory(target)) {
      return path -> target.resolve(path).normalize().toString();
    }
    Path folder = target.getParent();
    return target.endsWith("dossier.yaml") && folder != null
        ? path -> folder.resolve(path).normalize().toString()
        : UnaryOperator.identity();
  }

  private static List<Problem> placed(List<Problem> problems, UnaryOperator<String> shown) {
    return problems.stream().map(problem -> problem.at(placed(problem.place(), shown))).toList();
  }

  private static SourcePlace placed(SourcePlace place, UnaryOperator<String> shown) {
    return new SourcePlace(shown.apply(place.file()), place.line(), place.column());
  }

  private interface Next {
    Reading<Checked> read(Inspector inspector);
  }

  /** Goes on with a rulebook, and keeps the warnings from before. */
  private static Reading<Checked> with(
      Reading<Inspector> rulebook, List<Problem> before, Next next) {
    return switch (rulebook) {
      case Reading.Unreadable<Inspector>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
      case Reading.Read<Inspector>(Inspector inspector, List<Problem> _) ->
          switch (next.read(inspector)) {
            case Reading.Unreadable<Checked> unreadable -> unreadable;
            case Reading.Read<Checked>(Checked checked, List<Problem> more) ->
                new Reading.Read<>(checked, Stream.concat(before.stream(), more.stream()).toList());
          };
    };
  }
}
