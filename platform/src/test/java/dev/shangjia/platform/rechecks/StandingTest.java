package dev.shangjia.platform.rechecks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Level;
import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.casework.CaseId;
import dev.shangjia.platform.rechecks.Change.Cause;
import dev.shangjia.platform.rechecks.Change.Certainty;
import dev.shangjia.platform.rechecks.Change.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NIGHT = Instant.parse("2026-11-22T18:00:00Z");
  private static final Duration APART = Duration.ofHours(6);

  private static Change change(Kind kind, Certainty certainty) {
    return new Change(
        "1", "site", LocalText.same("Site"), kind, Cause.CHANGED, Level.RETURN, certainty);
  }

  @Test
  void whatMayPassIsBelievedAfterSoManyLooksThatLieApart() {
    Change silent = change(Kind.UNCHECKED, Certainty.MAY_PASS);
    Standing once = Standing.first(silent, NIGHT);
    Standing soonAgain = once.again(silent, NIGHT.plus(Duration.ofHours(1)), APART);
    Standing twice = soonAgain.again(silent, NIGHT.plus(APART), APART);
    Standing thrice = twice.again(silent, NIGHT.plus(APART.multipliedBy(2)), APART);

    assertThat(once.isBelieved(3)).isFalse();
    assertThat(soonAgain.seen()).isEqualTo(1);
    assertThat(twice.isBelieved(3)).isFalse();
    assertThat(thrice.isBelieved(3)).isTrue();
    assertThat(thrice.firstSeenAt()).isEqualTo(NIGHT);
  }

  @Test
  void whatIsSureIsBelievedAtOnce() {
    assertThat(Standing.first(change(Kind.NEW, Certainty.SURE), NIGHT).isBelieved(3)).isTrue();
  }

  @Test
  void whatComesUpInAnotherWayCountsAnew() {
    Standing silent = Standing.first(change(Kind.UNCHECKED, Certainty.MAY_PASS), NIGHT);
    Standing broken = silent.again(change(Kind.NEW, Certainty.MAY_PASS), NIGHT.plus(APART), APART);

    assertThat(broken.seen()).isEqualTo(1);
    assertThat(broken.firstSeenAt()).isEqualTo(NIGHT.plus(APART));
  }

  @Test
  void whatIsPartOfACaseIsNotOpenedAgain() {
    Standing standing = Standing.first(change(Kind.NEW, Certainty.SURE), NIGHT);

    assertThat(standing.isOpen()).isTrue();
    assertThat(standing.in(new CaseId(7)).isOpen()).isFalse();
  }

  @Test
  void appsThatFollowEachOtherHaveTheirTurnsAllOverTheNight() {
    Duration night = Duration.ofHours(4);
    long[] quarters =
        LongStream.rangeClosed(1, 1_000)
            .map(id -> Rechecks.offset(new AppId(id), night).toHours())
            .toArray();

    for (int hour = 0; hour < 4; hour++) {
      long ofThis = hour;
      assertThat(LongStream.of(quarters).filter(one -> one == ofThis).count())
          .isBetween(200L, 300L);
    }
    assertThat(Rechecks.offset(new AppId(5), Duration.ZERO)).isZero();
  }
}
