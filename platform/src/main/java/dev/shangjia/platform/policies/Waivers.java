package dev.shangjia.platform.policies;

import dev.shangjia.engine.inspection.Finding;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Findings that do not count any more. They are laid over a report and never put into it: a report
 * says what rules say of facts, whoever decided what.
 */
@Service
@Transactional
public class Waivers {
  private final JdbcWaivers rows;
  private final Clock clock;

  Waivers(JdbcWaivers rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Notes a waiver that somebody of the desk approved. */
  public void approve(Waiver waiver) {
    rows.add(waiver);
  }

  /**
   * The waivers that hold now, the latest first.
   *
   * @param app those of an app; null for those of the organization itself
   */
  @Transactional(readOnly = true)
  public List<Waiver> of(OrganizationId organization, String program, @Nullable Long app) {
    return rows.of(organization, program, app, clock.instant());
  }

  /** The one of some waivers that a finding falls under, when the flagged thing is unchanged. */
  public static Optional<Waiver> covering(List<Waiver> waivers, Finding finding) {
    return waivers.stream()
        .filter(waiver -> waiver.fingerprint().equals(finding.fingerprint()))
        .filter(waiver -> waiver.evidenceHash().equals(finding.evidenceHash()))
        .findFirst();
  }
}
