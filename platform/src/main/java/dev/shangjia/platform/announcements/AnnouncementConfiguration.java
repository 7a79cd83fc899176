package dev.shangjia.platform.announcements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationPart;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where announcements are written, and when they are told. */
@Configuration(proxyBeanMethods = false)
class AnnouncementConfiguration {
  private static final int AFTER_FIGURES = 30;
  private static final Duration EVERY = Duration.ofSeconds(30);

  @Bean
  static NavigationPart announcementsPart() {
    return new NavigationPart(
        "/policy",
        AFTER_FIGURES,
        "announcements.title",
        "/policy/announcements",
        who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static RecurringTask<Void> tellingAnnouncements(
      ObjectProvider<Announcements> announcements, Acting acting) {
    return Tasks.recurring("announcements", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("announcements"),
                    () -> announcements.getObject().tell()));
  }
}
