package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.calendar.Timekeeping;
import dev.shangjia.engine.rulebook.Procedure;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.casework.intake.IntakeNotices.Of;
import dev.shangjia.platform.policies.Intake;
import dev.shangjia.platform.policies.Intakes;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves waiting lists on: who came first is offered a place as soon as one is free, and keeps it
 * for {@value #OFFER_DAYS} working days to start the case; then it goes to the next. The period is
 * ours. May run as often as one likes, on as many nodes.
 */
@Component
class WaitingList {
  /** Working days for starting a case with a place that is free; ours. */
  static final int OFFER_DAYS = 5;

  private static final Duration WITHOUT_CALENDAR = Duration.ofDays(7);
  private static final Duration ENDING = Duration.ofDays(1);

  private final JdbcPlaces rows;
  private final JdbcReopenings reopenings;
  private final Intakes intakes;
  private final Policies policies;
  private final Capacity capacity;
  private final PlaceRecord record;
  private final IntakeNotices notices;
  private final IntakeTimes times;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WaitingList(
      JdbcPlaces rows,
      JdbcReopenings reopenings,
      Intakes intakes,
      Policies policies,
      Capacity capacity,
      PlaceRecord record,
      IntakeNotices notices,
      IntakeTimes times,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.reopenings = reopenings;
    this.intakes = intakes;
    this.policies = policies;
    this.capacity = capacity;
    this.record = record;
    this.notices = notices;
    this.times = times;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Procedures that somebody waits for. */
  List<JdbcPlaces.Of> lists() {
    return Objects.requireNonNull(transaction.execute(_ -> rows.lists()));
  }

  /** Moves the list of one procedure on, as the market itself. */
  void moveOn(JdbcPlaces.Of of) {
    transaction.executeWithoutResult(
        _ -> {
          rows.lock(of);
          Instant now = clock.instant();
          rows.offered(of).forEach(place -> lookAt(place, now));
          Intake intake = intakes.of(of.program(), of.procedure());
          if (!intake.isClosed(now)) {
            rows.first(of, capacity.free(intake)).forEach(place -> offer(place, now));
          }
        });
  }

  private void lookAt(Place place, Instant now) {
    Instant until = Objects.requireNonNull(place.until());
    LocalText shown = LocalText.same(times.end(place.program(), until));
    if (!now.isBefore(until)) {
      rows.end(place.id(), Place.State.LAPSED, now);
      record(place);
      notices.tell(place, Of.LAPSED, shown);
    } else if (!now.isBefore(until.minus(ENDING))) {
      notices.tell(place, Of.ENDING, shown);
    }
  }

  private void offer(Place place, Instant now) {
    Instant until = until(place.program(), now);
    rows.offer(place.id(), until);
    record(place);
    notices.tell(place, Of.OFFERED, LocalText.same(times.end(place.program(), until)));
  }

  private Instant until(String program, Instant now) {
    Rulebook rulebook = policies.inForce(program);
    var time = new Timekeeping(rulebook.zone(), rulebook.region());
    return time.plusWorkingDays(time.day(now), OFFER_DAYS)
        .map(time::endOf)
        .orElseGet(() -> now.plus(WITHOUT_CALENDAR));
  }

  private void record(Place place) {
    record.append(rows.find(place.id()).orElseThrow(), Acting.required().id());
  }

  /** Gives a place up, as a member of the organization that has it; false when it has none. */
  boolean leave(long id, OrganizationId organization) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              Optional<Place> place =
                  rows.lock(id)
                      .filter(Place::isOpen)
                      .filter(one -> one.organization().equals(organization));
              place.ifPresent(
                  one -> {
                    rows.end(id, Place.State.LEFT, clock.instant());
                    record(one);
                  });
              return place.isPresent();
            }));
  }

  /** Somebody wants to be told when a procedure takes in again; false when there is none. */
  boolean tellWhenOpen(JdbcPlaces.Of of, PersonId person) {
    boolean known = procedure(of).isPresent();
    if (known) {
      transaction.executeWithoutResult(_ -> reopenings.add(of, person, clock.instant()));
    }
    return known;
  }

  /** Procedures of which somebody wants to know when they take in again. */
  List<JdbcPlaces.Of> awaited() {
    return Objects.requireNonNull(transaction.execute(_ -> reopenings.procedures()));
  }

  /** Tells who asked, if a procedure takes in again. */
  void tellIfOpen(JdbcPlaces.Of of) {
    if (intakes.of(of.program(), of.procedure()).isClosed(clock.instant())) {
      return;
    }
    transaction.executeWithoutResult(
        _ -> reopenings.take(of).forEach(wish -> notices.reopened(wish, of, title(of))));
  }

  /** A later version of its rulebook may have no such procedure any more. */
  private LocalText title(JdbcPlaces.Of of) {
    return procedure(of).map(Procedure::title).orElseGet(() -> LocalText.same(of.procedure()));
  }

  private Optional<Procedure> procedure(JdbcPlaces.Of of) {
    return policies
        .find(of.program())
        .flatMap(rulebook -> Optional.ofNullable(rulebook.procedures().get(of.procedure())));
  }
}
