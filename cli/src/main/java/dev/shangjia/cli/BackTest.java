package dev.shangjia.cli;

import dev.shangjia.engine.Problem;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.dossier.Dossier;
import dev.shangjia.engine.dossier.DossierLimits;
import dev.shangjia.engine.dossier.DossierReader;
import dev.shangjia.engine.dossier.OpenDossier;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.facts.Probe;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.inspection.report.OutcomeDiff;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.every.EveryProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Judges dossiers by two versions of a rulebook. */
final class BackTest {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);
  private static final int DEEPEST = 4;

  private final Inspector before;
  private final Inspector after;
  private final Set<String> changed;
  private final Instant at;
  private final Gathering gathering;

  /**
   * Prepares judging.
   *
   * @param changed the rules that differ between the two versions
   * @param at the time of judging, by both
   */
  BackTest(Inspector before, Inspector after, Set<String> changed, Instant at) {
    this.before = before;
    this.after = after;
    this.changed = changed;
    this.at = at;
    this.gathering =
        new Gathering(
            EveryProbe.ofFiles(), new Remembered(), Clock.fixed(at, ZoneOffset.UTC), LONGEST_LOOK);
  }

  /** What came of one dossier. */
  sealed interface Result {

    /**
     * Both versions judged it.
     *
     * @param undecided changed rules of which nothing can be told, since what they read was not
     *     gathered
     */
    record Judged(OutcomeDiff difference, List<String> undecided) implements Result {}

    /** At least one version could not read it. */
    record Unreadable(List<Problem> problems) implements Result {}

    /** What it comes to, as output names it. */
    default Status status() {
      return switch (this) {
        case Unreadable _ -> Status.UNREADABLE;
        case Judged(OutcomeDiff difference, List<String> undecided) -> {
          if (!difference.rules().isEmpty() || difference.changesVerdict()) {
            yield Status.CHANGED;
          }
          yield undecided.isEmpty() ? Status.SAME : Status.UNDECIDED;
        }
      };
    }
  }

  /** What becomes of a dossier. */
  enum Status {
    SAME("same"),
    CHANGED("changed"),
    UNDECIDED("undecided"),
    UNREADABLE("unreadable");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** The folders at or below a folder that hold a dossier, sorted. */
  static List<Path> dossiers(Path folder) throws IOException {
    try (Stream<Path> files =
        Files.find(folder, DEEPEST, (file, about) -> file.endsWith("dossier.yaml"))) {
      return files.flatMap(file -> Stream.ofNullable(file.getParent())).sorted().toList();
    }
  }

  /** Judges one dossier. */
  Result judge(Path folder) throws IOException {
    Reading<Report> old = report(folder, before);
    if (!(old instanceof Reading.Read<Report>(Report earlier, List<Problem> _))) {
      return new Result.Unreadable(old.problems());
    }
    Reading<Report> now = report(folder, after);
    if (!(now instanceof Reading.Read<Report>(Report later, List<Problem> _))) {
      return new Result.Unreadable(now.problems());
    }
    return new Result.Judged(
        OutcomeDiff.between(earlier, later), OutcomeDiff.undecided(earlier, later, changed));
  }

  private Reading<Report> report(Path folder, Inspector inspector) throws IOException {
    return switch (new DossierReader(DossierLimits.STANDARD).open(folder)) {
      case Reading.Unreadable<OpenDossier>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
      case Reading.Read<OpenDossier>(OpenDossier open, List<Problem> _) -> {
        try (open) {
          yield report(open, inspector);
        }
      }
    };
  }

  private Reading<Report> report(OpenDossier open, Inspector inspector) {
    Rulebook rulebook = inspector.rulebook();
    return switch (open.read(rulebook.forms(), rulebook.procedures().keySet())) {
      case Reading.Unreadable<Dossier>(List<Problem> problems) ->
          new Reading.Unreadable<>(problems);
      case Reading.Read<Dossier>(Dossier dossier, List<Problem> _) -> {
        Facts facts =
            gathering.gather(
                dossier,
                inspector.probes(dossier.procedure(), at),
                Gathering.Reach.FILES,
                JsonNodeFactory.instance.objectNode(),
                (done, total, path) -> {});
        yield new Reading.Read<>(inspector.inspect(facts, at), List.of());
      }
    };
  }

  /** Both versions look at the same files. */
  private static final class Remembered implements ObservationCache {
    private final Map<String, Observation> seen = new ConcurrentHashMap<>();

    @Override
    public Optional<Observation> find(Probe probe, String subject) {
      return Optional.ofNullable(seen.get(key(probe.name(), subject)));
    }

    @Override
    public void keep(Observation observation) {
      seen.put(key(observation.probe(), observation.subject()), observation);
    }

    private static String key(String probe, String subject) {
      return probe + " " + subject;
    }
  }
}
