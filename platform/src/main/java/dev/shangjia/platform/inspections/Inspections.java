package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.shangjia.engine.Reading;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.facts.Observation;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.probes.Gathering;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has the engine judge dossiers by facts that the platform gathered itself. A draft is judged at
 * once and nothing is kept; what is handed in is looked at thoroughly, addresses included, and its
 * facts are kept, so that the same report can be made from them again.
 */
@Service
public class Inspections {
  private final JdbcInspections rows;
  private final Dossiers dossiers;
  private final StoredFiles files;
  private final Policies policies;
  private final PlatformContext context;
  private final Looks looks;
  private final InspectionRun run;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Inspections(
      JdbcInspections rows,
      Dossiers dossiers,
      StoredFiles files,
      Policies policies,
      PlatformContext context,
      Looks looks,
      InspectionRun run,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.files = files;
    this.policies = policies;
    this.context = context;
    this.looks = looks;
    this.run = run;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Orders an inspection by the rulebook that is in force, as of now. It begins within seconds,
   * also when this server stops before; {@link InspectionFinished} tells of its end.
   */
  public InspectionId order(SnapshotId snapshot) {
    return order(snapshot, clock.instant());
  }

  /**
   * Orders an inspection by the rulebook that is in force.
   *
   * @param at the time of judging; parts of a second do not count
   */
  public InspectionId order(SnapshotId snapshot, Instant at) {
    return inTransaction(
        () -> {
          Snapshot what =
              dossiers
                  .snapshot(snapshot)
                  .orElseThrow(() -> new IllegalArgumentException("no snapshot " + snapshot));
          InspectionId id =
              rows.add(
                  what,
                  policies.inForce(what.program()).hash(),
                  at.truncatedTo(ChronoUnit.SECONDS),
                  Acting.required().id(),
                  clock.instant());
          scheduler.scheduleIfNotExists(
              InspectionJob.TASK
                  .instance(id.toString())
                  .data(new InspectionJob(id.value(), what.organization().value()))
                  .scheduledTo(clock.instant()));
          return id;
        });
  }

  /**
   * Does an inspection that was ordered now, in this thread; the scheduler then finds it over. For
   * callers who cannot go on without it.
   */
  public void finish(Inspection ordered) {
    run.run(new InspectionJob(ordered.id().value(), ordered.organization().value()));
  }

  /** An inspection; empty when there is none that whoever acts may see. */
  public Optional<Inspection> find(InspectionId id) {
    return inTransaction(() -> rows.find(id));
  }

  /** The last inspection of what was handed in; empty when none was ordered. */
  public Optional<Inspection> latest(SnapshotId snapshot) {
    return inTransaction(() -> rows.latest(snapshot));
  }

  /** The last inspection of a dossier, finished or not; empty when none was ordered. */
  public Optional<Inspection> latest(DossierId dossier) {
    return inTransaction(() -> rows.latest(dossier));
  }

  /**
   * The facts of an inspection as a file, the bytes of {@link FactsFile}; empty until it is done.
   */
  public Optional<String> factsFile(InspectionId id) {
    return inTransaction(() -> rows.facts(id));
  }

  /** The facts of an inspection; empty until it is done. */
  public Optional<Facts> facts(InspectionId id) {
    return factsFile(id).map(text -> read(id, text));
  }

  /** The report of an inspection, made from its facts; empty until it is done. */
  public Optional<Report> report(InspectionId id) {
    return find(id)
        .flatMap(
            inspection ->
                facts(id)
                    .map(
                        facts ->
                            policies
                                .inspector(policies.byHash(inspection.rulebookHash()))
                                .inspect(facts, inspection.at())));
  }

  /** What only the platform knows about somebody, by group and name. */
  public ObjectNode context(ContextSource.About about) {
    return context.known(about);
  }

  /**
   * Judges a draft as it is now. Its files are looked at, which is quick for those that were seen
   * before; of its addresses, what the last inspection of this dossier saw counts.
   */
  public DraftReport draft(Draft draft) {
    Rulebook rulebook = policies.inForce(draft.key().program());
    Inspector inspector = policies.inspector(rulebook);
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Report report = inspector.inspect(facts(draft, inspector, at), at);
    return new DraftReport(report, rulebook, latest(draft.id()).orElse(null));
  }

  /** What a draft is judged by at a time. */
  Facts facts(Draft draft, Inspector inspector, Instant at) {
    Set<String> probes = inspector.probes(draft.key().procedure(), at);
    var content =
        new Held.Content(
            draft.organization(),
            draft.key().program(),
            draft.key().procedure(),
            draft.forms(),
            draft.namedFiles());
    try (Held held = Held.of(content, inspector.rulebook(), probes, files, looks.before())) {
      Facts ofFiles =
          looks
              .atFiles()
              .gather(
                  held.dossier(),
                  probes,
                  Gathering.Reach.FILES,
                  context.of(
                      draft.key().program(), draft.organization(), draft.app(), content.forms()),
                  (_, _, _) -> {});
      return held.dossier()
          .facts(
              with(ofFiles.observations(), seen(draft, held.dossier().addresses().keySet())),
              ofFiles.context());
    }
  }

  /** What was seen last of addresses that are still named. */
  private List<Observation> seen(Draft draft, Set<String> addresses) {
    Set<String> subjects =
        addresses.stream().map(Observation::subjectOf).collect(java.util.stream.Collectors.toSet());
    if (subjects.isEmpty()) {
      return List.of();
    }
    return inTransaction(() -> rows.latestDone(draft.id()))
        .flatMap(last -> facts(last.id()))
        .map(
            facts ->
                facts.observations().stream()
                    .filter(observation -> subjects.contains(observation.subject()))
                    .toList())
        .orElse(List.of());
  }

  /** In the order in which the engine's own gathering has them. */
  private static List<Observation> with(List<Observation> some, List<Observation> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(
        Comparator.comparing(observation -> observation.probe() + " " + observation.subject()));
    return all;
  }

  private static Facts read(InspectionId id, String text) {
    return switch (FactsFile.read("facts.json", text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Facts>(Facts facts, var _) -> facts;
      case Reading.Unreadable<Facts>(var problems) ->
          throw new IllegalStateException("facts of inspection " + id + ": " + problems);
    };
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
