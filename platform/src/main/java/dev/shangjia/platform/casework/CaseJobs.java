package dev.shangjia.platform.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks which dates have passed in cases and which come near, and tells people. Jobs ask for what
 * they work with when they run: the scheduler is there before that.
 */
@Configuration(proxyBeanMethods = false)
class CaseJobs {
  private static final Logger LOG = LoggerFactory.getLogger(CaseJobs.class);
  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final Duration REMIND_EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  @Bean
  static RecurringTask<Void> datePassing(ObjectProvider<Cases> cases, Acting acting) {
    return Tasks.recurring("case-dates", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("case-dates"), () -> letPass(cases.getObject())));
  }

  @Bean
  static RecurringTask<Void> gateJudging(ObjectProvider<RolloutGates> gates, Acting acting) {
    return Tasks.recurring("rollout-gates", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("rollout-gates"), () -> judge(gates.getObject())));
  }

  @Bean
  static RecurringTask<Void> tellingOfCases(ObjectProvider<CaseNotices> notices, Acting acting) {
    return Tasks.recurring("case-notices", FixedDelay.of(TELL_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("case-notices"), () -> tell(notices.getObject())));
  }

  @Bean
  static RecurringTask<Void> reminding(ObjectProvider<Reminders> reminders, Acting acting) {
    return Tasks.recurring("reminders", FixedDelay.of(REMIND_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("reminders"), () -> remind(reminders.getObject())));
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

  private static void tell(CaseNotices notices) {
    for (CaseId id : notices.untold(AT_ONCE)) {
      try {
        notices.tell(id);
      } catch (RuntimeException e) {
        LOG.error("nobody could be told what happened in case {}", id, e);
      }
    }
  }

  private static void remind(Reminders reminders) {
    for (Reminders.Waiting waiting : reminders.due(AT_ONCE)) {
      try {
        reminders.remind(waiting);
      } catch (RuntimeException e) {
        LOG.error("nobody could be reminded of {}", waiting, e);
      }
    }
    reminders.lateAppeals(AT_ONCE).forEach(reminders::tellLate);
  }

  private static void judge(RolloutGates gates) {
    for (Task task : gates.owed()) {
      try {
        gates.judge(task);
      } catch (RuntimeException e) {
        LOG.error("the gate of case {}, stage {}, was not judged", task.caseId(), task.stage(), e);
      }
    }
  }

  private static void letPass(Cases cases) {
    List<CaseId> passed = cases.passed(AT_ONCE);
    for (CaseId id : passed) {
      try {
        cases.letTimePass(id);
      } catch (RuntimeException e) {
        // One case that cannot go on must not hold up the others.
        LOG.error("the dates of case {} could not pass", id, e);
      }
    }
  }
}
