package dev.shangjia.platform.casework.intake;

import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.rulebook.Rulebook;
import dev.shangjia.platform.policies.Intake;
import dev.shangjia.platform.policies.Intake.Quota;
import dev.shangjia.platform.policies.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** How much of a procedure's quota is used up, and when somebody who waits is likely to be next. */
@Component
class Capacity {
  /** Over which time it is counted how fast cases end. */
  static final Duration LOOK_BACK = Duration.ofDays(90);

  /** With fewer ends than that nothing is said of when. */
  static final int ENOUGH_ENDS = 5;

  private final JdbcPlaces rows;
  private final Policies policies;
  private final Clock clock;

  Capacity(JdbcPlaces rows, Policies policies, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.clock = clock;
  }

  /** How many more cases can be started; places that are kept for somebody are none of them. */
  int free(Intake intake) {
    var of = new JdbcPlaces.Of(intake.program(), intake.procedure());
    int offered = rows.count(of, Place.State.OFFERED);
    return switch (intake.quota()) {
      case Quota.Unlimited _ -> Integer.MAX_VALUE;
      case Quota.OpenCases(int most) -> Math.max(0, most - rows.openCases(of) - offered);
      case Quota.StartsPerMonth(int most) ->
          Math.max(0, most - rows.starts(of, month(of, clock.instant())) - offered);
    };
  }

  /** Why nobody is let in at once. */
  static LocalText full(Quota quota) {
    return switch (quota) {
      case Quota.Unlimited _ -> new LocalText("此前排队的申请按先后顺序办理", "those who came before go first");
      case Quota.OpenCases(int most) ->
          new LocalText(
              "该流程同时最多办理 %d 件，名额已满".formatted(most),
              "the limit of open cases of this procedure is %d, and it is reached".formatted(most));
      case Quota.StartsPerMonth(int most) ->
          new LocalText(
              "该流程每个自然月最多受理 %d 件，本月名额已满".formatted(most),
              "the limit of new cases of this procedure in a calendar month is %d, and it is reached"
                  .formatted(most));
    };
  }

  /**
   * When somebody who waits is likely to be next, in words.
   *
   * @param position their place among those who wait, from 1
   */
  LocalText estimate(Intake intake, int position) {
    var of = new JdbcPlaces.Of(intake.program(), intake.procedure());
    Instant now = clock.instant();
    return switch (intake.quota()) {
      case Quota.Unlimited _ -> new LocalText("很快", "soon");
      case Quota.StartsPerMonth(int most) -> inMonth(of, now, most, free(intake), position);
      case Quota.OpenCases _ -> bySpeed(of, now, position);
    };
  }

  private LocalText inMonth(JdbcPlaces.Of of, Instant now, int most, int free, int position) {
    int months = position <= free ? 0 : (position - free + most - 1) / most;
    YearMonth month = YearMonth.from(now.atZone(zone(of))).plusMonths(months);
    return new LocalText(
        "%d 年 %d 月".formatted(month.getYear(), month.getMonthValue()),
        "%d-%02d".formatted(month.getYear(), month.getMonthValue()));
  }

  private LocalText bySpeed(JdbcPlaces.Of of, Instant now, int position) {
    int ends = rows.ends(of, now.minus(LOOK_BACK));
    if (ends < ENOUGH_ENDS) {
      return new LocalText(
          "暂时无法估计：过去 %d 天办结 %d 件，至少需要 %d 件".formatted(LOOK_BACK.toDays(), ends, ENOUGH_ENDS),
          "cannot be told yet; cases over in the last %d days: %d, needed: %d"
              .formatted(LOOK_BACK.toDays(), ends, ENOUGH_ENDS));
    }
    Instant likely = now.plus(LOOK_BACK.dividedBy(ends).multipliedBy(position));
    String day = likely.atZone(zone(of)).toLocalDate().toString();
    return new LocalText(
        "约 %s（按过去 %d 天办结 %d 件推算）".formatted(day, LOOK_BACK.toDays(), ends),
        "about %s, from %d cases over in the last %d days"
            .formatted(day, ends, LOOK_BACK.toDays()));
  }

  /** When the month of a time began where a program is. */
  private Instant month(JdbcPlaces.Of of, Instant now) {
    ZoneId zone = zone(of);
    return YearMonth.from(now.atZone(zone)).atDay(1).atStartOfDay(zone).toInstant();
  }

  private ZoneId zone(JdbcPlaces.Of of) {
    Rulebook rulebook = policies.inForce(of.program());
    return rulebook.zone();
  }
}
