package dev.shangjia.platform.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks which dates have passed in cases and which come near, and tells people. One case that
 * cannot go on does not hold up the others. Jobs ask for what they work with when they run: the
 * scheduler is there before that.
 */
@Configuration(proxyBeanMethods = false)
class CaseJobs {
  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final Duration REMIND_EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  @Bean
  static RecurringTask<Void> datePassing(ObjectProvider<Cases> cases, Acting acting) {
    var aside = new SetAside<CaseId>("the dates of case {} could not pass");
    return Tasks.recurring("case-dates", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("case-dates"),
                    () ->
                        aside.work(
                            cases.getObject()::passed, AT_ONCE, cases.getObject()::letTimePass)));
  }

  @Bean
  static RecurringTask<Void> gateJudging(ObjectProvider<RolloutGates> gates, Acting acting) {
    var aside = new SetAside<Task>("a gate was not judged: {}");
    return Tasks.recurring("rollout-gates", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("rollout-gates"),
                    () -> aside.work(gates.getObject()::owed, AT_ONCE, gates.getObject()::judge)));
  }

  @Bean
  static RecurringTask<Void> tellingOfCases(ObjectProvider<CaseNotices> notices, Acting acting) {
    var aside = new SetAside<CaseId>("nobody could be told what happened in case {}");
    return Tasks.recurring("case-notices", FixedDelay.of(TELL_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("case-notices"),
                    () ->
                        aside.work(
                            notices.getObject()::untold, AT_ONCE, notices.getObject()::tell)));
  }

  @Bean
  static RecurringTask<Void> reminding(ObjectProvider<Reminders> reminders, Acting acting) {
    var dates = new SetAside<Reminders.Waiting>("nobody could be reminded of {}");
    var appeals = new SetAside<Long>("nobody could be reminded of appeal {}");
    var late = new SetAside<Long>("nobody could be told that appeal {} is late");
    return Tasks.recurring("reminders", FixedDelay.of(REMIND_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("reminders"),
                    () -> {
                      Reminders to = reminders.getObject();
                      dates.work(to::due, AT_ONCE, to::remind);
                      appeals.work(to::dueAppeals, AT_ONCE, to::remindOfAppeal);
                      late.work(to::lateAppeals, AT_ONCE, to::tellLate);
                    }));
  }

  @Bean
  static RecurringTask<Void> secondReviewing(ObjectProvider<SecondReviews> reviews, Acting acting) {
    var aside = new SetAside<Long>("the date of second review {} could not pass");
    return Tasks.recurring("second-reviews", FixedDelay.of(REMIND_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("second-reviews"),
                    () -> {
                      SecondReviews seconds = reviews.getObject();
                      aside.work(seconds::due, AT_ONCE, seconds::letTimePass);
                      seconds.forgetReaders();
                    }));
  }

  @Bean
  static RecurringTask<Void> deskMorning(
      ObjectProvider<DeskMornings> mornings, Acting acting, ZoneId marketZone) {
    return Tasks.recurring("desk-morning", Schedules.daily(marketZone, ReminderTimes.MORNING))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("desk-morning"), () -> mornings.getObject().tell()));
  }
}
