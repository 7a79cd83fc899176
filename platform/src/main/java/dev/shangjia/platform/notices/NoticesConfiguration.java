package dev.shangjia.platform.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When mail is sent, collected and forgotten. */
@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final Duration NOTICES_ARE_KEPT = Duration.ofDays(730);
  private static final Duration MAILS_ARE_KEPT = Duration.ofDays(90);

  @Bean
  static RecurringTask<Void> sendMail(Outbox outbox) {
    return Tasks.recurring("send-mail", Schedules.fixedDelay(BETWEEN_LOOKS))
        .execute((_, _) -> outbox.send());
  }

  @Bean
  static RecurringTask<Void> collectDailyMail(Outbox outbox, ZoneId marketZone) {
    return Tasks.recurring("collect-daily-mail", Schedules.daily(marketZone, MORNING))
        .execute((_, _) -> outbox.collectDigests());
  }

  @Bean
  static RecurringTask<Void> forgetOldNotices(Outbox outbox) {
    return Tasks.recurring("forget-old-notices", Schedules.fixedDelay(Duration.ofDays(1)))
        .execute((_, _) -> outbox.forget(NOTICES_ARE_KEPT, MAILS_ARE_KEPT));
  }
}
