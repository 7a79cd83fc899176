package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.engine.facts.Facts.FileValue;
import dev.shangjia.engine.facts.GatheredFacts;
import dev.shangjia.engine.procedure.Conditions;
import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Snapshot;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.inspections.ContextSource.About;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the conditions of a case are judged by: what was handed in, and what the platform knows. */
@Component
final class CaseFacts {
  private final Inspections inspections;
  private final Dossiers dossiers;

  CaseFacts(Inspections inspections, Dossiers dossiers) {
    this.inspections = inspections;
    this.dossiers = dossiers;
  }

  /** What is known is gathered when the first condition is looked at, in the same transaction. */
  Conditions conditions(
      Playbook playbook,
      Pin pin,
      OrganizationId organization,
      @Nullable Long app,
      @Nullable Long snapshot,
      Instant at) {
    // Most steps ask nothing of them, and gathering takes longer than the rest of a step.
    Supplier<Conditions> known =
        SingletonSupplier.of(
            () ->
                playbook
                    .guards()
                    .over(new GatheredFacts(of(pin.program(), organization, app, snapshot)), at));
    return condition -> known.get().verdict(condition);
  }

  /** All that is known; of forms nothing is when nothing was handed in. */
  Facts of(
      String program, OrganizationId organization, @Nullable Long app, @Nullable Long snapshot) {
    ObjectNode known =
        inspections.context(new About(program, organization, app == null ? null : new AppId(app)));
    Optional<Snapshot> handedIn =
        Optional.ofNullable(snapshot).flatMap(id -> dossiers.snapshot(new SnapshotId(id)));
    return handedIn
        .map(found -> inspected(found).orElseGet(() -> of(found)))
        .map(found -> with(found, known))
        .orElseGet(() -> Facts.ofContext(program, known));
  }

  /** What was gathered when it was inspected. */
  private Optional<Facts> inspected(Snapshot snapshot) {
    return inspections
        .latest(snapshot.id())
        .flatMap(inspection -> inspections.facts(inspection.id()));
  }

  /** What it says itself; nobody has looked at its files yet. */
  private static Facts of(Snapshot snapshot) {
    var files = new TreeMap<String, FileValue>();
    snapshot
        .files()
        .forEach((path, file) -> files.put(path, new FileValue(file.sha256(), file.bytes())));
    return new Facts(
        snapshot.program(),
        snapshot.procedure(),
        snapshot.hash(),
        Facts.Extent.WHOLE,
        snapshot.forms(),
        files,
        List.of(),
        JsonNodeFactory.instance.objectNode());
  }

  /** The platform may know more by now than when it was handed in. */
  private static Facts with(Facts facts, ObjectNode known) {
    return new Facts(
        facts.program(),
        facts.procedure(),
        facts.dossierHash(),
        facts.extent(),
        facts.values(),
        facts.files(),
        facts.observations(),
        known);
  }
}
