package dev.shangjia.platform.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.PlatformTest;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.casework.CaseFigures.FirstRounds;
import dev.shangjia.platform.casework.CaseFigures.Load;
import dev.shangjia.platform.casework.CaseFigures.StageKey;
import dev.shangjia.platform.casework.CaseFigures.StageTimes;
import dev.shangjia.platform.casework.CaseFigures.Waiting;
import dev.shangjia.platform.casework.CaseFigures.Week;
import dev.shangjia.platform.casework.Market.Somebody;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Cases as numbers: what waits, how long stages took, how first rounds went, who did how much. */
@PlatformTest
@Import(CaseFiguresTest.Time.class)
@TestPropertySource(properties = "db-scheduler.polling-interval=1h")
class CaseFiguresTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final StageKey REVIEW = new StageKey("weda", "joining", Joining.STAGE);

  @Autowired private Accounts accounts;
  @Autowired private ApplicationContext context;
  @Autowired private CaseFigures figures;
  @Autowired private MovableClock clock;

  private Joining joining;
  private Somebody desk;
  private Market market;
  private Instant since;

  /** A clock that the test moves. */
  @TestConfiguration
  static class Time {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock(MONDAY);
    }
  }

  @BeforeEach
  void aFreshMorning() {
    // Later than what other tests of this class left behind.
    clock.set(clock.instant().plus(Duration.ofDays(70)));
    since = clock.instant().minusSeconds(1);
    market = new Market(accounts);
    joining = new Joining(context);
    desk = market.desk();
  }

  private void passes(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private StageTimes times() {
    List<StageTimes> all = joining.as(desk, () -> figures.stageTimes(List.of(REVIEW), since));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void aStageTookAsLongAsItsClockRan() {
    Somebody provider = market.provider();
    CaseId id = joining.start(provider);
    passes(Duration.ofHours(3));
    joining.decide(desk, id, "return", "joining/able");
    passes(Duration.ofHours(30));
    joining.answer(provider, id);
    passes(Duration.ofHours(1));
    assertThat(joining.as(desk, () -> figures.stageTimes(List.of(REVIEW), since)))
        .as("it is still open")
        .isEmpty();
    joining.decide(desk, id, "pass");

    assertThat(times().half()).as("while the provider answered it rested").isEqualTo(hours(4));
    assertThat(times().known()).isEqualTo(1);
  }

  @Test
  void ofTenThatTookLongerAndLongerTheMedianAndTheNinthAreTold() {
    for (int hours = 1; hours <= 10; hours++) {
      CaseId id = joining.start(market.provider());
      passes(hours(hours));
      joining.decide(desk, id, "pass");
    }

    assertThat(times().known()).isEqualTo(10);
    assertThat(times().half()).isEqualTo(Duration.ofMinutes(330));
    assertThat(times().most()).isEqualTo(Duration.ofMinutes(546));
    Somebody outside = market.provider();
    assertThat(joining.as(outside, () -> figures.stageTimes(List.of(REVIEW), since)))
        .as("others are told nothing")
        .isEmpty();
  }

  @Test
  void whatWaitsIsCountedWithItsAge() {
    joining.start(market.provider());
    passes(hours(5));
    joining.start(market.provider());
    joining.start(market.provider());
    passes(hours(1));

    Waiting waiting =
        joining.as(desk, figures::waiting).stream()
            .filter(one -> one.stage().equals(REVIEW))
            .findFirst()
            .orElseThrow();
    assertThat(waiting.waiting()).isGreaterThanOrEqualTo(3);
    assertThat(waiting.oldest()).isGreaterThanOrEqualTo(hours(6));
    assertThat(waiting.title().en()).isNotBlank();
  }

  @Test
  void aWeekCountsWhatBeganAndEndedInIt() {
    CaseId id = joining.start(market.provider());
    joining.start(market.provider());
    joining.decide(desk, id, "decline", "joining/able");

    assertThat(joining.as(desk, () -> figures.weeks(since, SHANGHAI)))
        .singleElement()
        .satisfies(week -> assertThat(week.started()).isEqualTo(2))
        .satisfies(week -> assertThat(week.ended()).isEqualTo(1))
        .extracting(Week::monday)
        .isEqualTo(clock.instant().atZone(SHANGHAI).toLocalDate().with(java.time.DayOfWeek.MONDAY));
  }

  @Test
  void aFirstRoundIsCompleteWhenNothingIsNamedLaterThatCouldHaveBeenBefore() {
    joining.decide(desk, joining.start(market.provider()), "pass");
    returnedTwice("joining/able", "joining/able");
    returnedTwice("joining/licence-genuine", "joining/licence-genuine", "joining/able");

    assertThat(joining.as(desk, () -> figures.firstRounds(since)))
        .containsExactly(new FirstRounds("weda", 3, 1, 2, 1));
  }

  private void returnedTwice(String first, String... second) {
    Somebody provider = market.provider();
    CaseId id = joining.start(provider);
    joining.decide(desk, id, "return", first);
    joining.answer(provider, id);
    joining.decide(desk, id, "return", second);
  }

  @Test
  void whoDecidedIsCountedAndWhatTheyCited() {
    joining.decide(desk, joining.start(market.provider()), "return", "joining/able");
    joining.decide(desk, joining.start(market.provider()), "pass");

    assertThat(joining.as(desk, () -> figures.loads(since)))
        .contains(new Load(desk.signedIn().person(), 0, 2));
    assertThat(joining.as(desk, () -> figures.rules("weda", since)))
        .singleElement()
        .isEqualTo(new RulePrecision("joining/able", 1, 0, 0, 0, 0, 0));
    assertThat(joining.as(desk, () -> figures.rule("weda", "joining/able")).cited())
        .isGreaterThanOrEqualTo(1);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
