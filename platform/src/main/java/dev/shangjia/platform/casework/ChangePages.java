package dev.shangjia.platform.casework;

import dev.shangjia.platform.apps.DossierId;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.apps.Draft;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What a dossier that is prepared changed against what was approved or handed in before. */
@Controller
class ChangePages {
  private final Dossiers dossiers;
  private final ChangesReading reading;
  private final Policies policies;
  private final Clock clock;

  ChangePages(Dossiers dossiers, ChangesReading reading, Policies policies, Clock clock) {
    this.dossiers = dossiers;
    this.reading = reading;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param changes null when nothing was handed in before
   */
  record ChangesView(long dossier, @Nullable Changes changes, Times times) {}

  @GetMapping("/dossiers/{id:[0-9]+}/changes")
  String changes(@PathVariable long id, Model model) {
    Draft draft =
        dossiers
            .find(new DossierId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ZoneId zone = policies.inForce(draft.key().program()).zone();
    model.addAttribute(
        "view",
        new ChangesView(id, reading.of(draft).orElse(null), new Times(zone, clock.instant())));
    return "casework/changes";
  }
}
