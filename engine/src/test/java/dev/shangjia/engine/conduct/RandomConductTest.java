package dev.shangjia.engine.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.conduct.ConductAction.Gravity;
import dev.shangjia.engine.conduct.ConductAction.Ruling;
import dev.shangjia.engine.conduct.Imposed.Phase;
import dev.shangjia.engine.rulebook.Conduct.Until;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens, records stay sound. */
class RandomConductTest {
  private final Sanctions sanctions = Played.tencentMeeting("2026-01-01").sanctions();

  @Test
  void keepsRecordsSoundWhateverHappens() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      Instant now = Played.instant("2026-01-01");
      ConductRecord record = sanctions.begin(now);
      for (int step = 0; step < 40; step++) {
        now = now.plusSeconds(random.nextInt(20 * 24 * 3600));
        if (sanctions.apply(record, action(random, record), now) instanceof Advance.Moved moved) {
          assertOrdered(moved.events());
          assertSound(record, moved.record());
          record = moved.record();
        }
      }
    }
  }

  /** Passing time in one go or in steps comes to the same. */
  @Test
  void doesNotCareHowOftenTimeIsLookedAt() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      Instant now = Played.instant("2026-01-01");
      ConductRecord record = sanctions.begin(now);
      for (int i = 0; i < 6; i++) {
        now = now.plusSeconds(random.nextInt(30 * 24 * 3600));
        if (sanctions.apply(record, action(random, record), now) instanceof Advance.Moved moved) {
          record = moved.record();
        }
      }
      Instant end = now.plusSeconds(500L * 24 * 3600);
      ConductRecord atOnce = passed(record, end);
      ConductRecord daily = record;
      for (Instant day = now; day.isBefore(end); day = day.plusSeconds(24 * 3600)) {
        daily = passed(daily, day);
      }
      assertThat(passed(daily, end)).isEqualTo(atOnce);
    }
  }

  private ConductRecord passed(ConductRecord record, Instant at) {
    Instant then = at.isBefore(record.at().toInstant()) ? record.at().toInstant() : at;
    return ((Advance.Moved) sanctions.apply(record, new ConductAction.Passed(), then)).record();
  }

  private ConductAction action(Random random, ConductRecord record) {
    String app = random.nextBoolean() ? "notes" : "board";
    String violation = "v" + (1 + random.nextInt(record.violations().size() + 1));
    List<String> triggers = sanctions.triggers();
    String trigger = triggers.get(random.nextInt(triggers.size()));
    return switch (random.nextInt(8)) {
      case 0, 1 -> ConductAction.Found.of(app, trigger);
      case 2 ->
          new ConductAction.Found(
              app, "unauthorised-software/first/use", gravity(random), null, List.of());
      case 3 -> new ConductAction.Rectified(violation);
      case 4 -> new ConductAction.Appealed(violation);
      case 5 ->
          new ConductAction.Decided(
              violation, random.nextBoolean() ? Ruling.UPHELD : Ruling.REJECTED);
      case 6 ->
          record.withdrawn().contains(app)
              ? new ConductAction.Returned(app)
              : new ConductAction.Withdrawn(app);
      default -> new ConductAction.Passed();
    };
  }

  private static Gravity gravity(Random random) {
    return random.nextInt(4) == 0 ? Gravity.SERIOUS : Gravity.ORDINARY;
  }

  private static void assertOrdered(List<ConductEvent> events) {
    assertThat(events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  private void assertSound(ConductRecord before, ConductRecord after) {
    for (Imposed measure : after.imposed()) {
      if (measure.phase() == Phase.PENDING) {
        assertThat(measure.begins()).isAfter(after.at());
      }
      if (measure.phase() == Phase.IN_FORCE) {
        boolean over =
            measure.until() == Until.OVER
                && measure.least() != null
                && !measure.least().isAfter(after.at());
        assertThat(over).as(measure.toString()).isFalse();
      }
      if (measure.phase() == Phase.CURED || measure.phase() == Phase.OVER) {
        assertThat(measure.until()).isNotEqualTo(Until.PERMANENT);
        assertThat(measure.least() == null || !measure.changed().isBefore(measure.least()))
            .isTrue();
      }
    }
    before
        .imposed()
        .forEach(
            earlier ->
                assertThat(after.imposed()).anyMatch(later -> later.id().equals(earlier.id())));
  }
}
