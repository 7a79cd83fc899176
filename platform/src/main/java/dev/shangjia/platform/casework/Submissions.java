package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.engine.inspection.Report;
import dev.shangjia.engine.procedure.Move;
import dev.shangjia.engine.rulebook.Decides;
import dev.shangjia.engine.rulebook.Enforcement;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.policies.Waiver;
import dev.shangjia.platform.policies.Waivers;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handing a dossier in: it starts a case, or is what an open case waits for. What is handed in is a
 * snapshot, which never changes; the draft can be worked on.
 */
@Service
public class Submissions {
  private final Dossiers dossiers;
  private final Cases cases;
  private final CaseReading reading;
  private final JdbcCases rows;
  private final Inspections inspections;
  private final Waivers waivers;
  private final Contests filed;
  private final TransactionTemplate transaction;

  Submissions(
      Dossiers dossiers,
      Inspections inspections,
      Waivers waivers,
      Contests filed,
      Cases cases,
      CaseReading reading,
      JdbcCases rows,
      TransactionTemplate transaction) {
    this.dossiers = dossiers;
    this.cases = cases;
    this.reading = reading;
    this.rows = rows;
    this.inspections = inspections;
    this.waivers = waivers;
    this.filed = filed;
    this.transaction = transaction;
  }

  /** What came of handing a dossier in. */
  public sealed interface Submitted {

    /** It was taken. */
    record Taken(CaseId caseId) implements Submitted {}

    /** It waits for its turn; the dossier is handed in when that comes. */
    record Waits(StartResult.Waits place) implements Submitted {}

    /** It was not. */
    record Refused(CaseResult.Refused why) implements Submitted {}

    /**
     * It was not, because of what was found in it: each of these is put right or contested.
     *
     * @param findings by the rule's id and title
     */
    record FindingsStand(List<Standing> findings) implements Submitted {
      public FindingsStand {
        findings = List.copyOf(findings);
      }
    }
  }

  /** A finding that stops a submission. */
  public record Standing(String rule, LocalText title, Finding finding) {}

  /**
   * Hands in what a dossier is now: it starts a case, or is what the open one waits for.
   *
   * @param contests why findings are wrong, by their fingerprints
   */
  public Submitted submit(DossierId id, Map<String, String> contests, SignedIn by) {
    return submit(id, contests, by, (draft, snapshot) -> handIn(draft, snapshot, by));
  }

  /** Starts a case with what a dossier is now. */
  Submitted start(DossierId id, Map<String, String> contests, SignedIn by) {
    return submit(id, contests, by, (draft, snapshot) -> start(draft, snapshot, by));
  }

  /** Does something in a case, and hands in with it what a dossier is now. */
  Submitted act(DossierId id, Map<String, String> contests, CaseId into, CaseAct act, SignedIn by) {
    return submit(
        id,
        contests,
        by,
        (_, snapshot) -> cases.act(into, act.handing(snapshot.value()), CaseActor.of(by)));
  }

  private Submitted submit(
      DossierId id,
      Map<String, String> contests,
      SignedIn by,
      BiFunction<Draft, SnapshotId, StartResult> handing) {
    Optional<Draft> draft = dossiers.find(id);
    if (draft.isEmpty()) {
      return new Submitted.Refused(Refusals.noSuchDossier(id));
    }
    Optional<Report> judged =
        CaseActor.of(by).isDesk()
            ? Optional.empty()
            : Optional.of(inspections.draft(draft.get()).report());
    List<Standing> standing = judged.map(report -> standing(draft.get(), report)).orElse(List.of());
    List<Standing> uncontested =
        standing.stream()
            .filter(
                one -> !Contests.isReason(contests.getOrDefault(one.finding().fingerprint(), "")))
            .toList();
    if (!uncontested.isEmpty()) {
      return new Submitted.FindingsStand(standing);
    }
    // Nobody is to find a case without its inspection, or without what was contested.
    return inTransaction(
        () -> {
          SnapshotId snapshot = dossiers.snapshot(id);
          if (judged.filter(report -> !isOf(snapshot, report)).isPresent()) {
            return new Submitted.Refused(Refusals.dossierChanged());
          }
          return switch (handing.apply(draft.get(), snapshot)) {
            case CaseResult.Refused refused -> new Submitted.Refused(refused);
            case StartResult.Waits waits -> new Submitted.Waits(waits);
            case CaseResult.Moved(CaseId caseId, int _) -> {
              inspections.order(snapshot);
              contest(caseId, standing, contests, CaseActor.of(by));
              yield new Submitted.Taken(caseId);
            }
          };
        });
  }

  /** Whether what is handed in is what was judged: somebody may have written on meanwhile. */
  private boolean isOf(SnapshotId snapshot, Report report) {
    return dossiers
        .snapshot(snapshot)
        .filter(handed -> handed.hash().equals(report.dossierHash()))
        .isPresent();
  }

  /** Grave findings that machines decide alone, less those that are waived. */
  private List<Standing> standing(Draft draft, Report report) {
    Long app = draft.app() == null ? null : draft.app().value();
    List<Waiver> waived = waivers.of(draft.organization(), draft.key().program(), app);
    return report.results().stream()
        .filter(result -> result.decides() == Decides.AUTO)
        .filter(result -> result.enforcement() == Enforcement.Mode.BLOCK)
        .flatMap(
            result ->
                result.findings().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                    .filter(finding -> finding.level().atLeast(Level.RETURN))
                    .filter(finding -> Waivers.covering(waived, finding).isEmpty())
                    .map(finding -> new Standing(result.rule(), result.title(), finding)))
        .toList();
  }

  private void contest(
      CaseId id, List<Standing> standing, Map<String, String> contests, CaseActor by) {
    CaseRow row = rows.find(id).orElseThrow();
    for (Standing one : standing) {
      String words = contests.getOrDefault(one.finding().fingerprint(), "");
      if (Contests.isReason(words)) {
        filed.file(row, one.rule(), one.finding(), words, by);
      }
    }
  }

  private StartResult handIn(Draft draft, SnapshotId snapshot, SignedIn by) {
    return open(draft.organization(), draft.key())
        .<StartResult>map(open -> goOn(open, snapshot, by))
        .orElseGet(() -> start(draft, snapshot, by));
  }

  private StartResult start(Draft draft, SnapshotId snapshot, SignedIn by) {
    DossierKey key = draft.key();
    return cases.start(
        new CaseStart(
            key.program(),
            key.procedure(),
            new Subject(key.subjectKind(), key.subjectId()),
            draft.organization(),
            snapshot.value()),
        CaseActor.of(by));
  }

  private CaseResult goOn(CaseRow row, SnapshotId snapshot, SignedIn by) {
    CaseActor actor = CaseActor.of(by);
    List<Move> moves =
        reading.view(row.id(), actor).map(CaseView::moves).orElse(List.of()).stream()
            .filter(move -> move.kind() == Move.Kind.HAND_IN || move.kind() == Move.Kind.ANSWER)
            .toList();
    if (moves.isEmpty()) {
      return Refusals.refused(
          "nothing-awaited",
          "案件 %s 现在不等待提交材料；请查看案件由谁办理。".formatted(row.id()),
          "Case %s does not wait for anything to be handed in; see there who has the ball."
              .formatted(row.id()));
    }
    Move move = moves.getFirst();
    var act =
        CaseAct.of(
                move.kind(),
                Objects.requireNonNullElse(move.stage(), ""),
                Objects.requireNonNullElse(move.outcome(), ""))
            .handing(snapshot.value());
    return cases.act(row.id(), act, actor);
  }

  /** The case in which a dossier of an organization is under way; empty when in none. */
  public Optional<CaseId> underWay(OrganizationId organization, DossierKey key) {
    return open(organization, key).map(CaseRow::id);
  }

  /** The open case that a dossier of an organization belongs to. */
  Optional<CaseRow> open(OrganizationId organization, DossierKey key) {
    return inTransaction(
        () ->
            rows.open(
                organization,
                key.program(),
                key.procedure(),
                new Subject(key.subjectKind(), key.subjectId())));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
