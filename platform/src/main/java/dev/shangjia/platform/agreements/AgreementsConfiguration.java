package dev.shangjia.platform.agreements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.web.NavigationEntry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When agreements are looked at, and where they stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class AgreementsConfiguration {
  private static final int BEFORE_MEMBERS = 800;

  @Bean
  static NavigationEntry agreementsEntry() {
    return new NavigationEntry(
        BEFORE_MEMBERS, "agreements.navigation", "/agreements", "agreement", _ -> true);
  }

  @Bean
  static RecurringTask<Void> announceAgreements(Announcing announcing) {
    return Tasks.recurring("announce-agreements", Schedules.fixedDelay(Duration.ofMinutes(15)))
        .execute((_, _) -> announcing.run());
  }
}
