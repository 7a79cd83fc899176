package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.inspections.Inspection;
import dev.shangjia.platform.inspections.Inspections;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Has what was handed in inspected again, when that came to nothing. */
@Controller
class InspectionPages {
  private final CaseReading reading;
  private final Inspections inspections;

  InspectionPages(CaseReading reading, Inspections inspections) {
    this.reading = reading;
    this.inspections = inspections;
  }

  /** Orders nothing where an inspection is under way or done, such as when it is sent twice. */
  @PostMapping("/cases/{id:[0-9]+}/inspection")
  String again(@PathVariable long id) {
    SignedIn by =
        SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    CaseRow row =
        reading
            .view(new CaseId(id), CaseActor.of(by))
            .map(CaseView::row)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Optional.ofNullable(row.snapshot())
        .map(SnapshotId::new)
        .flatMap(inspections::latest)
        .filter(last -> last.state() == Inspection.State.FAILED)
        .ifPresent(last -> inspections.order(last.snapshot()));
    return "redirect:/cases/" + id;
  }
}
