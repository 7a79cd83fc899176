package dev.shangjia.platform.rechecks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When what is listed is looked at again, and where that stands in the navigation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecheckSettings.class)
class RechecksConfiguration {
  private static final int AFTER_LISTINGS = 27;
  private static final Duration EVERY = Duration.ofSeconds(15);

  @Bean
  static NavigationPart rechecksPart() {
    return new NavigationPart(
        "/desk",
        AFTER_LISTINGS,
        "rechecks.title",
        "/desk/rechecks",
        who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static RecurringTask<Void> planRechecks(
      ObjectProvider<Rechecks> rechecks, RecheckSettings settings, ZoneId marketZone) {
    return Tasks.recurring("rechecks-plan", Schedules.daily(marketZone, settings.at()))
        .execute((_, _) -> rechecks.getObject().planNight());
  }

  @Bean
  static RecurringTask<Void> workOffRechecks(ObjectProvider<Rechecks> rechecks) {
    return Tasks.recurring("rechecks", FixedDelay.of(EVERY))
        .execute((_, _) -> rechecks.getObject().work());
  }
}
