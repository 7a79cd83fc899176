package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.policies.Intake;
import dev.shangjia.platform.policies.Intake.Closure;
import dev.shangjia.platform.policies.Intake.Quota;
import dev.shangjia.platform.policies.Intakes;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people before they come whether they would be let in, and where they stand when not. */
@Component
public class Doors {
  private static final Actor MARKET = new Actor.SystemOfMarket("intake");

  private final Intakes intakes;
  private final JdbcPlaces rows;
  private final JdbcReopenings reopenings;
  private final Capacity capacity;
  private final IntakeTimes times;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final Clock clock;

  Doors(
      Intakes intakes,
      JdbcPlaces rows,
      JdbcReopenings reopenings,
      Capacity capacity,
      IntakeTimes times,
      TransactionTemplate transaction,
      Acting acting,
      Clock clock) {
    this.intakes = intakes;
    this.rows = rows;
    this.reopenings = reopenings;
    this.capacity = capacity;
    this.times = times;
    this.transaction = transaction;
    this.acting = acting;
    this.clock = clock;
  }

  /** How the intake of a procedure stands for who asks. */
  public Door of(String program, String procedure) {
    var of = new JdbcPlaces.Of(program, procedure);
    Intake intake = intakes.of(program, procedure);
    if (intake.isClosed(clock.instant())) {
      Closure closure = Objects.requireNonNull(intake.closure());
      String person = Acting.required().id();
      return new Door.Closed(
          times.until(program, closure),
          closure.reason(),
          asMarket(() -> reopenings.isAsked(of, person)));
    }
    return asMarket(
        () -> {
          int waiting = rows.count(of, Place.State.WAITING);
          boolean free = intake.quota() instanceof Quota.Unlimited || capacity.free(intake) > 0;
          return waiting == 0 && free
              ? new Door.Open()
              : new Door.Full(Capacity.full(intake.quota()), waiting);
        });
  }

  /** The place that an organization has for something; empty when it waits for nothing. */
  public Optional<PlaceView> place(
      String program, String procedure, OrganizationId organization, Subject subject) {
    return asMarket(() -> rows.open(program, procedure, organization, subject).map(this::view));
  }

  /** What an organization waits for, in the order in which it came. */
  public List<PlaceView> places(OrganizationId organization) {
    return asMarket(() -> rows.open(organization).stream().map(this::view).toList());
  }

  /** A place that who acts may see. */
  Optional<PlaceView> view(long id) {
    Optional<Place> place = Objects.requireNonNull(transaction.execute(_ -> rows.find(id)));
    return place.map(one -> asMarket(() -> view(one)));
  }

  private PlaceView view(Place place) {
    var of = new JdbcPlaces.Of(place.program(), place.procedure());
    Intake intake = intakes.of(place.program(), place.procedure());
    Instant now = clock.instant();
    boolean waits = place.state() == Place.State.WAITING;
    int position = waits ? rows.upTo(of, Place.State.WAITING, place.id()) : 0;
    return new PlaceView(
        place.id(),
        place.program(),
        place.procedure(),
        place.title(),
        place.subject().kind(),
        place.subject().id(),
        place.subjectName(),
        position,
        rows.count(of, Place.State.WAITING),
        why(intake, place.program(), now),
        waits ? capacity.estimate(intake, position) : null,
        place.isOffered(now)
            ? times.end(place.program(), Objects.requireNonNull(place.until()))
            : null,
        place.state().code());
  }

  private LocalText why(Intake intake, String program, Instant now) {
    if (!intake.isClosed(now)) {
      return Capacity.full(intake.quota());
    }
    Closure closure = Objects.requireNonNull(intake.closure());
    LocalText until = times.until(program, closure);
    return new LocalText(
        "暂停受理，%s：%s".formatted(until.zh(), closure.reason().zh()),
        "nothing new is taken in %s: %s".formatted(until.en(), closure.reason().en()));
  }

  private <T> T asMarket(Supplier<T> work) {
    return Objects.requireNonNull(acting.as(MARKET, () -> transaction.execute(_ -> work.get())));
  }
}
