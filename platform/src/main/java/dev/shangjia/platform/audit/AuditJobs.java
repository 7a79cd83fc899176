package dev.shangjia.platform.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signs a checkpoint each hour and looks through the record each night. */
@Configuration(proxyBeanMethods = false)
class AuditJobs {
  static final String CHECK = "record-check";
  private static final String CHECKPOINT = "record-checkpoint";
  private static final Duration EVERY = Duration.ofHours(1);
  private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);

  @Bean
  static RecurringTask<Void> recordCheckpoint(Checkpoints checkpoints, Acting acting) {
    return Tasks.recurring(CHECKPOINT, FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket(CHECKPOINT),
                    () -> {
                      checkpoints.make();
                    }));
  }

  @Bean
  static RecurringTask<Void> recordCheckTask(RecordCheck check, Acting acting, ZoneId marketZone) {
    return Tasks.recurring(CHECK, Schedules.daily(marketZone, AT_NIGHT))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket(CHECK),
                    () -> {
                      check.run();
                    }));
  }
}
