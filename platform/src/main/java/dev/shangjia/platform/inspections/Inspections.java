package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.shangjia.engine.comparison.Comparison;
import dev.shangjia.engine.comparison.FactsPrint;
import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.probes.every.EveryProbe;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private final Policies policies;
  private final PlatformContext context;
  private final DraftJudging drafts;
  private final JudgedInspections judged;
  private final InspectionRun run;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Inspections(
      JdbcInspections rows,
      Dossiers dossiers,
      Policies policies,
      PlatformContext context,
      DraftJudging drafts,
      JudgedInspections judged,
      InspectionRun run,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.policies = policies;
    this.context = context;
    this.drafts = drafts;
    this.judged = judged;
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
    return order(snapshot, Inspection.Purpose.HANDED_IN, at);
  }

  /**
   * Orders another look at what is listed, by the rulebook that is in force, as of now. It is kept
   * beside the inspection on which the decision rests.
   */
  public InspectionId recheck(SnapshotId snapshot) {
    return order(snapshot, Inspection.Purpose.RECHECK, clock.instant());
  }

  private InspectionId order(SnapshotId snapshot, Inspection.Purpose purpose, Instant at) {
    return inTransaction(
        () -> {
          Snapshot what =
              dossiers
                  .snapshot(snapshot)
                  .orElseThrow(() -> new IllegalArgumentException("no snapshot " + snapshot));
          InspectionId id =
              rows.add(
                  new JdbcInspections.Order(
                      what,
                      purpose,
                      policies.inForce(what.program()).hash(),
                      at.truncatedTo(ChronoUnit.SECONDS),
                      Acting.required().id(),
                      clock.instant()));
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

  /** The last inspection of what was handed in, rechecks aside; empty when none was ordered. */
  public Optional<Inspection> latest(SnapshotId snapshot) {
    return inTransaction(() -> rows.latest(snapshot));
  }

  /**
   * The last inspection of a dossier, finished or not, rechecks aside; empty when none was ordered.
   */
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
    return find(id).flatMap(judged::of).map(Judged::facts);
  }

  /** The report of an inspection, made from its facts; empty until it is done. */
  public Optional<Report> report(InspectionId id) {
    return find(id).flatMap(judged::of).map(Judged::report);
  }

  /**
   * What the facts of an inspection come to by another rulebook or at another time; empty until it
   * is done.
   *
   * @param rulebookHash the version that judges
   * @param at the time of judging
   */
  public Optional<Report> report(InspectionId id, String rulebookHash, Instant at) {
    return facts(id)
        .map(facts -> policies.inspector(policies.byHash(rulebookHash)).inspect(facts, at));
  }

  /**
   * The rules of a rulebook that depend on what answers at addresses, which may fail tonight and
   * answer tomorrow.
   */
  public Set<String> rulesOfAddresses(String rulebookHash) {
    return policies.inspector(policies.byHash(rulebookHash)).rulesReading(EveryProbe.ofAddresses());
  }

  /** Forgets rechecks that nobody looks at any more; inspections of other purposes stay. */
  public void forgetRechecks(List<InspectionId> ids) {
    if (!ids.isEmpty()) {
      transaction.executeWithoutResult(_ -> rows.forgetRechecks(ids));
    }
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
    Judged now = drafts.judge(draft, rulebook);
    return new DraftReport(now.report(), rulebook, latest(draft.id()).orElse(null));
  }

  /**
   * Compares a check of a draft elsewhere with what the platform gathers itself. What is compared
   * is judged by nothing and kept nowhere.
   *
   * @param local the print of the facts that were gathered elsewhere
   */
  public Comparison compare(Draft draft, FactsPrint local) {
    Rulebook rulebook = policies.inForce(draft.key().program());
    Judged now = drafts.judge(draft, rulebook);
    return Comparison.of(local, FactsPrint.of(now.facts(), now.report()), rulebook.zone());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
