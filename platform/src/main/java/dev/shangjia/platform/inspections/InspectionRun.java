package dev.shangjia.platform.inspections;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.FactsFile;
import dev.shangjia.engine.inspection.Inspector;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs an inspection. Run twice, as after a crash, it gives one result. What the database or the
 * disk does not do is thrown, to be tried again; anything else ends it as failed.
 */
@Component
class InspectionRun {
  private static final Logger LOG = LoggerFactory.getLogger(InspectionRun.class);

  private final JdbcInspections rows;
  private final Dossiers dossiers;
  private final HeldDossiers held;
  private final Policies policies;
  private final PlatformContext context;
  private final Looks looks;
  private final PagePictures pictures;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Acting acting;
  private final Clock clock;

  InspectionRun(
      JdbcInspections rows,
      Dossiers dossiers,
      HeldDossiers held,
      Policies policies,
      PlatformContext context,
      Looks looks,
      PagePictures pictures,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Acting acting,
      Clock clock) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.held = held;
    this.policies = policies;
    this.context = context;
    this.looks = looks;
    this.pictures = pictures;
    this.transaction = transaction;
    this.events = events;
    this.acting = acting;
    this.clock = clock;
  }

  void run(InspectionJob job) {
    var organization = new OrganizationId(job.organization());
    acting.as(
        new Actor.SystemFor("inspection", organization, Side.PROVIDER),
        () -> run(new InspectionId(job.inspection())));
  }

  private void run(InspectionId id) {
    Inspection inspection =
        inTransaction(() -> rows.find(id))
            .orElseThrow(() -> new IllegalStateException("no inspection " + id));
    if (inspection.isOver()) {
      return;
    }
    try {
      finish(inspection, gathered(inspection));
    } catch (DataAccessException | TransactionException | UncheckedIOException e) {
      // The database or the disk: it may go better in a while.
      throw e;
    } catch (RuntimeException e) {
      LOG.error("inspection {} failed", id, e);
      fail(inspection);
    }
  }

  /** Ends an inspection for which nobody tries any longer. */
  void giveUp(InspectionJob job) {
    var organization = new OrganizationId(job.organization());
    acting.as(
        new Actor.SystemFor("inspection", organization, Side.PROVIDER),
        () ->
            inTransaction(() -> rows.find(new InspectionId(job.inspection())))
                .ifPresent(this::fail));
  }

  private void fail(Inspection inspection) {
    transaction.executeWithoutResult(
        _ -> {
          if (rows.fail(inspection.id(), clock.instant())) {
            tell(inspection, false);
          }
        });
  }

  private Facts gathered(Inspection inspection) {
    Snapshot snapshot =
        dossiers
            .snapshot(inspection.snapshot())
            .orElseThrow(() -> new IllegalStateException("no snapshot " + inspection.snapshot()));
    AppId app = dossiers.find(snapshot.dossier()).map(Draft::app).orElse(null);
    Rulebook rulebook = policies.byHash(inspection.rulebookHash());
    Inspector inspector = policies.inspector(rulebook);
    Set<String> probes = inspector.probes(snapshot.procedure(), inspection.at());
    var content =
        new Held.Content(
            snapshot.organization(),
            snapshot.program(),
            snapshot.procedure(),
            snapshot.forms(),
            snapshot.files());
    try (Held dossier = held.hold(content, rulebook, probes)) {
      Facts facts =
          looks
              .atAll()
              .gather(
                  dossier.dossier(),
                  probes,
                  looks.reach(),
                  context.of(snapshot.program(), snapshot.organization(), app, snapshot.forms()),
                  (done, total, name) -> moved(inspection, done, total, name));
      keepPictures(inspection, inspector, facts);
      return facts;
    }
  }

  /** A nightly look keeps only the pictures that show a finding: nobody looks at the others. */
  private void keepPictures(Inspection inspection, Inspector inspector, Facts facts) {
    switch (inspection.purpose()) {
      case HANDED_IN -> pictures.keep(inspection.organization(), facts);
      case RECHECK ->
          pictures.keep(inspection.organization(), inspector.inspect(facts, inspection.at()));
    }
  }

  /** Called from the threads of probes, on whose behalf nobody acts yet. */
  private void moved(Inspection inspection, int done, int total, String name) {
    acting.as(
        new Actor.SystemFor("inspection", inspection.organization(), Side.PROVIDER),
        () ->
            transaction.executeWithoutResult(
                _ -> rows.progress(inspection.id(), done, total, name)));
  }

  private void finish(Inspection inspection, Facts facts) {
    transaction.executeWithoutResult(
        _ -> {
          if (rows.finish(inspection.id(), FactsFile.write(facts), clock.instant())) {
            tell(inspection, true);
          }
        });
  }

  private void tell(Inspection inspection, boolean done) {
    events.publishEvent(
        new InspectionFinished(
            inspection.id(), inspection.snapshot(), inspection.organization(), done));
  }

  private <T> java.util.Optional<T> inTransaction(
      java.util.function.Supplier<java.util.Optional<T>> work) {
    java.util.Optional<T> found = transaction.execute(_ -> work.get());
    return found == null ? java.util.Optional.empty() : found;
  }
}
