package dev.shangjia.platform.casework;

import dev.shangjia.engine.procedure.Pin;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case besides its events.
 *
 * @param app the app that the subject belongs to; null when it belongs to none
 * @param sequence how many events it has
 * @param end how it ended; null while it is open
 * @param snapshot what was handed in last; null for nothing
 */
record CaseRow(
    CaseId id,
    OrganizationId organization,
    @Nullable OrganizationId counterpart,
    Pin pin,
    Subject subject,
    String subjectName,
    @Nullable Long app,
    String startedBy,
    Instant startedAt,
    int sequence,
    @Nullable Instant endedAt,
    @Nullable String end,
    @Nullable Long snapshot) {

  /** Whose app it is about, or the organization itself. */
  OrganizationId provider() {
    return counterpart == null ? organization : counterpart;
  }

  boolean isOpen() {
    return end == null;
  }
}
