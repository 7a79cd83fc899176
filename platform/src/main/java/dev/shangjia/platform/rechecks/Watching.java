package dev.shangjia.platform.rechecks;

import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.casework.RecheckCases;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.InspectionId;
import dev.shangjia.platform.inspections.Inspections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is looked at again, and with what it is compared. */
@Component
class Watching {
  private final Inspections inspections;
  private final RecheckCases cases;

  Watching(Inspections inspections, RecheckCases cases) {
    this.inspections = inspections;
    this.cases = cases;
  }

  /**
   * Whether an app is listed, so that it is looked at again. What is only prepared counts from when
   * the case is over in which it was accepted: until then that case looks at it.
   */
  boolean isListed(Listing listing) {
    return switch (listing.visibility().state()) {
      case NORMAL, NOT_RECOMMENDED, CLOSED_TO_NEW, SUSPENDED -> true;
      case PRE_LISTED -> !cases.ended(List.of(new CaseId(listing.version().caseId()))).isEmpty();
      case WITHDRAWN, DELISTED -> false;
    };
  }

  /** What machines found in what was approved; null when none looked. */
  @Nullable InspectionId accepted(SnapshotId approved) {
    return inspections
        .latest(approved)
        .filter(inspection -> inspection.state() == Inspection.State.DONE)
        .map(Inspection::id)
        .orElse(null);
  }

  /** Whether the look at what was approved is still under way. */
  boolean isLookedAt(SnapshotId approved) {
    return inspections.latest(approved).filter(inspection -> !inspection.isOver()).isPresent();
  }
}
