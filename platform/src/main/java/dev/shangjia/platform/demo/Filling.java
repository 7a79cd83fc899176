package dev.shangjia.platform.demo;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.catalog.Listing;
import dev.shangjia.platform.demo.Script.Firm;
import dev.shangjia.platform.demo.Script.Pace;
import dev.shangjia.platform.demo.Script.Product;
import dev.shangjia.platform.demo.Script.Tale;
import dev.shangjia.platform.demo.Timetable.Company;
import dev.shangjia.platform.installations.Audience;
import dev.shangjia.platform.installations.Installations;
import dev.shangjia.platform.installations.Installing;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays a script from its first day to now, everything in the order of time: the market's clock
 * stands while something is done and goes on to the next. What the script has in the future is not
 * played.
 */
final class Filling {
  private static final Logger LOG = LoggerFactory.getLogger(Filling.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(12);
  private static final Duration EVERY_STEP_TAKES = Duration.ofMinutes(10);
  private static final Duration LAST_READ = Duration.ofDays(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Actor MARKET = new Actor.SystemOfMarket("demo");

  private static final int OFFERED = 100;
  private static final int EACH_INSTALLS = 3;

  /** From the network that is kept for documentation. */
  private static final String ADDRESS = "203.0.113.";

  private final Script script;
  private final DemoClock clock;
  private final Doors doors;
  private final Actors actors;
  private final Goods goods;
  private final Playing.Stage stage;
  private final Paperwork paperwork;
  private final Handing handing;
  private final Instant end;
  private final FillingProgress progress;
  private final int steps;
  private final AtomicInteger done = new AtomicInteger();
  private final Timetable timetable = new Timetable();
  private final List<String> refused = new ArrayList<>();

  Filling(Script script, DemoClock clock, Doors doors, String password, FillingProgress progress) {
    this.script = script;
    this.clock = clock;
    this.doors = doors;
    this.actors = new Actors(doors.accounts(), password);
    this.goods = new Goods(doors.apps(), script.products());
    this.paperwork = new Paperwork(doors.files());
    this.handing =
        new Handing(script, actors, goods, doors.apps(), doors.dossiers(), paperwork, clock);
    this.stage =
        new Playing.Stage(
            script.operator().key(),
            actors,
            goods,
            handing,
            doors.policies(),
            doors.cases(),
            doors.submissions(),
            doors.proceedings(),
            doors.inspections(),
            doors.acting());
    this.end = clock.outside();
    this.progress = progress;
    this.steps = script.tales().stream().mapToInt(tale -> tale.steps().size()).sum();
  }

  /**
   * Plays everything.
   *
   * @return what came to a stop because a step was refused
   */
  List<String> play() {
    progress.reached(0);
    timetable.add(
        clock.instant(), Company.ALONE, () -> actors.found(script.operator(), Side.OPERATOR));
    script
        .providers()
        .forEach(
            firm ->
                timetable.add(ago(firm.since()), Company.ALONE, () -> found(firm, Side.PROVIDER)));
    script
        .enterprises()
        .forEach(
            firm ->
                timetable.add(
                    ago(firm.since()), Company.ALONE, () -> found(firm, Side.ENTERPRISE)));
    script
        .products()
        .forEach(
            product -> timetable.add(ago(product.since()), Company.ALONE, () -> create(product)));
    int tales = 0;
    for (Tale tale : script.tales()) {
      int number = tales++;
      timetable.add(end.minus(tale.before()), Company.OTHERS, () -> begin(tale, number));
    }
    timetable.add(end.minus(LAST_READ), Company.ALONE, this::readNotices);
    // Pictures are drawn while others are at work; who needs one waits for it.
    Thread.ofPlatform().name("demo-pictures").start(() -> paperwork.prepare(handing.everything()));
    timetable.goTo(end, this::passTo);
    heard();
    install();
    progress.reached(100);
    return List.copyOf(refused);
  }

  /** Who has been here for long has opened what they were told, but for the last. */
  private void readNotices() {
    actors.all().forEach(one -> doors.notices().readAll(one.person()));
  }

  /** In the end enterprises have some of what the market offers, each something else. */
  private void install() {
    List<Listing> offered =
        doors.acting().as(MARKET, () -> doors.listings().after(new AppId(0), OFFERED)).stream()
            .filter(Listing::isInstallable)
            .toList();
    int turn = 0;
    for (Firm firm : script.enterprises()) {
      SignedIn admin = actors.head(firm.key());
      for (int i = 0; i < Math.min(EACH_INSTALLS, offered.size()); i++) {
        Listing listing = offered.get(turn++ % offered.size());
        Installing result =
            doors
                .acting()
                .as(
                    admin.actor(),
                    () ->
                        doors
                            .installations()
                            .install(
                                admin,
                                listing.app(),
                                listing.version().number(),
                                Installations.Agreement.GIVEN,
                                new Audience.Everybody()));
        if (!(result instanceof Installing.Done)) {
          refuse(firm.key(), "%s was not installed: %s".formatted(listing.address(), result));
        }
      }
    }
  }

  private Instant ago(int days) {
    return end.minus(Duration.ofDays(days));
  }

  /** Lets dates pass on the way, as the market's jobs do. */
  private void passTo(Instant at) {
    heard();
    // What the script has in the future is not played, so this ends below a hundred.
    progress.reached(Math.min(99, 100 * done.get() / Math.max(1, steps)));
    while (clock.instant().plus(BETWEEN_LOOKS).isBefore(at)) {
      clock.to(clock.instant().plus(BETWEEN_LOOKS));
      doors.acting().as(MARKET, doors.proceedings()::letTimePass);
      heard();
    }
    clock.to(at);
  }

  /** Waits until everybody who listens has heard what happened so far. */
  private void heard() {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!doors.publications().findIncompletePublications().isEmpty()) {
      if (System.nanoTime() - limit > 0) {
        throw new IllegalStateException(
            "not everybody heard of what happened until " + clock.instant() + "; see the log");
      }
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private void found(Firm firm, Side side) {
    SignedIn founder = actors.found(firm, side);
    String address = ADDRESS + (10 + founder.organization().value() % 200);
    for (String program : firm.programs()) {
      doors
          .acting()
          .as(
              founder.actor(),
              () ->
                  doors.agreements().missing(program, founder.organization(), side).stream()
                      .map(version -> doors.agreements().consent(founder, version.id(), address))
                      .toList());
      if (side == Side.PROVIDER) {
        state(program, firm.key(), null, "firm", firm.about());
      }
    }
  }

  private void create(Product product) {
    SignedIn by = actors.head(product.firm());
    doors.acting().as(by.actor(), () -> goods.create(product, by.organization()));
    state(
        product.program(), product.firm(), goods.id(product.key()).value(), "app", product.about());
  }

  private void state(
      String program, String firm, @Nullable Long app, String group, JsonNode about) {
    SignedIn by = actors.administrator(script.operator().key());
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.set(group, about);
    JsonNode facts =
        new Template(known, LocalDate.EPOCH).filled(script.facts().path(program).path(group));
    Map<String, String> values = Script.map(facts);
    if (!values.isEmpty()) {
      doors
          .acting()
          .as(
              by.actor(),
              () -> doors.proceedings().state(program, actors.organization(firm), app, values, by))
          .ifPresent(why -> refuse(firm, why.reason().en()));
    }
  }

  private void begin(Tale tale, int number) {
    var chance = new Random(number);
    go(tale, new Playing(stage, tale, number), 0, clock.instant(), chance);
  }

  private void go(Tale tale, Playing playing, int next, Instant before, Random chance) {
    if (next == tale.steps().size()) {
      if (tale.pace() == Pace.OFFICE) {
        // What is long over has no loose ends.
        playing.carryOut().ifPresent(why -> refuse(tale.toString(), why));
      }
      return;
    }
    Script.Step step = tale.steps().get(next);
    timetable.add(
        at(tale.pace(), before, step.after(), chance),
        Company.OTHERS,
        () -> {
          Optional<String> why = playing.step(step);
          done.incrementAndGet();
          if (why.isPresent()) {
            refuse(tale.toString(), why.get());
          } else {
            go(tale, playing, next + 1, clock.instant(), chance);
          }
        });
  }

  /** Nobody is exactly on time, and nobody works at night. */
  private static Instant at(Pace pace, Instant before, Duration after, Random chance) {
    return switch (pace) {
      case EXACT -> before.plus(after);
      case OFFICE ->
          WorkingHours.from(
              before
                  .plus(after.multipliedBy(70 + chance.nextInt(60)).dividedBy(100))
                  .plus(EVERY_STEP_TAKES),
              chance);
    };
  }

  private synchronized void refuse(String what, String why) {
    refused.add(what + ": " + why);
    LOG.warn("demo: {} stops at {}: {}", what, clock.instant(), why);
  }
}
