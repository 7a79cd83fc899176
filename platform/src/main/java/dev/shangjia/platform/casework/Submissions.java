package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.Move;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.DossierKey;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.effects.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final TransactionTemplate transaction;

  Submissions(
      Dossiers dossiers,
      Cases cases,
      CaseReading reading,
      JdbcCases rows,
      TransactionTemplate transaction) {
    this.dossiers = dossiers;
    this.cases = cases;
    this.reading = reading;
    this.rows = rows;
    this.transaction = transaction;
  }

  /** Hands in what a dossier is now. */
  public CaseResult submit(DossierId id, SignedIn by) {
    Optional<Draft> draft = dossiers.find(id);
    if (draft.isEmpty()) {
      return Refusals.refused(
          "no-such-dossier",
          "没有材料 %s，或您无权查看。".formatted(id),
          "There is no dossier %s that you can see.".formatted(id));
    }
    DossierKey key = draft.get().key();
    SnapshotId snapshot = dossiers.snapshot(id);
    Optional<CaseRow> open = open(key);
    return open.isEmpty()
        ? cases.start(
            new CaseStart(
                key.program(),
                key.procedure(),
                new Subject(key.subjectKind(), key.subjectId()),
                draft.get().organization(),
                snapshot.value()),
            CaseActor.of(by))
        : goOn(open.get(), snapshot, by);
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

  /** The open case that a dossier belongs to. */
  Optional<CaseRow> open(DossierKey key) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                rows.open(
                    key.program(),
                    key.procedure(),
                    new Subject(key.subjectKind(), key.subjectId()))));
  }
}
