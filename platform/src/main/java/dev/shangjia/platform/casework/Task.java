package dev.shangjia.platform.casework;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.procedure.DueDate;
import dev.shangjia.engine.rulebook.Role;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do in an open stage of a case.
 *
 * @param organization whose case it is
 * @param counterpart another organization that takes part; null for none
 * @param stage the stage's id
 * @param stageTitle what it is called
 * @param round how many times it has begun or gone on, from 1
 * @param phase what it waits for: {@code working}, {@code proposed}, {@code returned}, {@code
 *     gate-owed} or {@code failed}
 * @param owner who has the ball
 * @param reason what they are to do
 * @param due by when, or why there is no date
 * @param told who was told that the date was missed; null when it was not
 * @param resting what becomes of the stage's own time while its clock rests; null when it runs
 * @param claim who works on it; null for nobody
 */
record Task(
    CaseId caseId,
    OrganizationId organization,
    @Nullable OrganizationId counterpart,
    String program,
    String procedure,
    String stage,
    LocalText stageTitle,
    String subjectName,
    int round,
    String phase,
    Instant since,
    Role owner,
    LocalText reason,
    DueDate due,
    @Nullable Role told,
    @Nullable LocalText resting,
    @Nullable Claim claim) {

  /** Who works on it at a time; null for nobody. */
  @Nullable Claim heldAt(Instant at) {
    return claim != null && claim.isHeld(at) ? claim : null;
  }

  /**
   * That somebody works on a task, so that nobody else does.
   *
   * @param until when it is given up if they do nothing
   * @param handedBy who gave it to them; null when they took it
   */
  record Claim(PersonId by, Instant until, @Nullable PersonId handedBy) {
    boolean isHeld(Instant at) {
      return at.isBefore(until);
    }
  }
}
