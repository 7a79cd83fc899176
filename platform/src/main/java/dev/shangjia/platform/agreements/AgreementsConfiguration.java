package dev.shangjia.platform.agreements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.web.NavigationEntry;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
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

  /** The first look is at the start, so that nobody finds a market without agreements. */
  @Bean
  static ApplicationListener<ApplicationReadyEvent> firstLookAtAgreements(Announcing announcing) {
    return _ -> announcing.run();
  }

  @Bean
  static RecurringTask<Void> announceAgreements(Announcing announcing) {
    return Tasks.recurring("announce-agreements", Schedules.fixedDelay(Duration.ofMinutes(15)))
        .execute((_, _) -> announcing.run());
  }
}
