package dev.shangjia.platform.casework.intake;

import dev.shangjia.platform.audit.Chain;
import dev.shangjia.platform.audit.Happening;
import dev.shangjia.platform.audit.Ledger;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts what becomes of a place in a waiting list on record. */
@Component
class PlaceRecord {
  private final Ledger ledger;

  PlaceRecord(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records the state that a place has come to.
   *
   * @param by who brought that about, as an actor's id
   */
  void append(Place place, String by) {
    ledger.append(
        Chain.of("waiting-place", place.id(), place.organization()),
        new Happening(
            "place-" + place.state().code(),
            Map.of("program", place.program(), "procedure", place.procedure(), "by", by),
            Map.of(),
            by));
  }
}
