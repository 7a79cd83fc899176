package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.policies.Intake;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Intake.Quota;
import dev.shangjia.platform.policies.Intakes;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets cases in while there is room, and puts who comes later on the waiting list. Who comes at the
 * same time, also to another node, comes one after the other.
 */
@Component
public class Gatekeeper {
  private static final Actor MARKET = new Actor.SystemOfMarket("intake");

  private final Intakes intakes;
  private final JdbcPlaces rows;
  private final Capacity capacity;
  private final PlaceRecord record;
  private final IntakeNotices notices;
  private final IntakeTimes times;
  private final Acting acting;
  private final Clock clock;

  Gatekeeper(
      Intakes intakes,
      JdbcPlaces rows,
      Capacity capacity,
      PlaceRecord record,
      IntakeNotices notices,
      IntakeTimes times,
      Acting acting,
      Clock clock) {
    this.intakes = intakes;
    this.rows = rows;
    this.capacity = capacity;
    this.record = record;
    this.notices = notices;
    this.times = times;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * Asks whether a case can be started. What is answered holds until the running transaction ends:
   * whoever is admitted starts it there, and says so with {@link #started}. Who has to wait has a
   * place in the list from then on.
   */
  public Admission admit(Asked asked) {
    Intake intake = intakes.of(asked.program(), asked.procedure());
    Instant now = clock.instant();
    String by = Acting.required().id();
    return acting.as(MARKET, () -> admitted(asked, intake, by, now));
  }

  private Admission admitted(Asked asked, Intake intake, String by, Instant now) {
    var of = new JdbcPlaces.Of(asked.program(), asked.procedure());
    if (!(intake.quota() instanceof Quota.Unlimited)) {
      rows.lock(of);
    }
    Optional<Place> own =
        rows.open(asked.program(), asked.procedure(), asked.organization(), asked.subject());
    // A place that is kept for somebody was promised, whatever was set since.
    if (own.filter(place -> place.isOffered(now)).isPresent()) {
      return new Admission.Admitted(own.get().id());
    }
    if (intake.isClosed(now)) {
      return new Admission.Closed(closed(asked, Objects.requireNonNull(intake.closure())));
    }
    boolean othersWait = rows.count(of, Place.State.WAITING) > 0;
    if (!othersWait && capacity.free(intake) > 0) {
      return new Admission.Admitted(0);
    }
    long place = own.map(Place::id).orElseGet(() -> join(asked, by, now));
    int position = rows.upTo(of, Place.State.WAITING, place);
    return new Admission.Waits(place, position, Capacity.full(intake.quota()));
  }

  private long join(Asked asked, String by, Instant now) {
    long id = rows.add(asked, by, now);
    Place place = rows.find(id).orElseThrow();
    record.append(place, by);
    var of = new JdbcPlaces.Of(asked.program(), asked.procedure());
    notices.tell(place, IntakeNotices.Of.JOINED, rows.upTo(of, Place.State.WAITING, id));
    return id;
  }

  /** Notes that a case was started with a place of the waiting list. */
  public void started(Admission.Admitted admitted, long caseId) {
    if (admitted.place() == 0) {
      return;
    }
    String by = Acting.required().id();
    acting.as(
        MARKET,
        () -> {
          rows.taken(admitted.place(), caseId, clock.instant());
          record.append(rows.find(admitted.place()).orElseThrow(), by);
        });
  }

  private LocalText closed(Asked asked, Closure closure) {
    LocalText until = times.until(asked.program(), closure);
    return new LocalText(
        "“%s”暂停受理，%s。原因：%s。可在“发起申请”页面选择在恢复受理时通知您。"
            .formatted(asked.title().zh(), until.zh(), closure.reason().zh()),
        "\"%s\" takes in nothing new, %s. Why: %s. Where you apply you can ask to be told when it opens again."
            .formatted(asked.title().en(), until.en(), closure.reason().en()));
  }
}
