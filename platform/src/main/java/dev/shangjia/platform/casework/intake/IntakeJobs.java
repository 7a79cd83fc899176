package dev.shangjia.platform.casework.intake;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Moves waiting lists on, and tells who waits for a procedure to open again. */
@Configuration(proxyBeanMethods = false)
class IntakeJobs {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeJobs.class);
  private static final Duration EVERY = Duration.ofSeconds(20);

  @Bean
  static RecurringTask<Void> movingOn(ObjectProvider<WaitingList> waiting, Acting acting) {
    return Tasks.recurring("waiting-lists", FixedDelay.of(EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("waiting-lists"), () -> moveOn(waiting.getObject())));
  }

  private static void moveOn(WaitingList waiting) {
    for (JdbcPlaces.Of of : waiting.lists()) {
      try {
        waiting.moveOn(of);
      } catch (RuntimeException e) {
        LOG.error("the waiting list of {} could not move on", of, e);
      }
    }
    waiting.awaited().forEach(waiting::tellIfOpen);
  }
}
