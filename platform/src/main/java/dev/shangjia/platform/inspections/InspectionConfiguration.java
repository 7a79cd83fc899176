package dev.shangjia.platform.inspections;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.probes.DiskCache;
import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.ObservationCache;
import dev.shangjia.probes.every.EveryProbe;
import dev.shangjia.probes.every.Outside;
import dev.shangjia.probes.net.HostResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Probes, what they remember, and the jobs that judge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InspectionSettings.class)
class InspectionConfiguration {
  /** Files alone take seconds; who saves a field waits for it. */
  private static final Duration LIMIT_FILES = Duration.ofSeconds(20);

  /** Four addresses at a time, each of them within 15 seconds. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** After ten seconds, twenty and so on: for three quarters of an hour. */
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

  private static final int RETRIES = 8;

  /** Somebody waits at the page, and can order another. */
  private static final int BACK_TEST_RETRIES = 2;

  /** Within the minute what a report found stands on the rule's page. */
  private static final Duration COUNT_EVERY = Duration.ofSeconds(15);

  private static final int AT_ONCE = 1_000;

  @Bean
  static ObservationCache observations(InspectionSettings settings, Clock clock) {
    return new DiskCache(settings.data().resolve("observations"), clock);
  }

  @Bean
  static Looks looks(InspectionSettings settings, ObservationCache all, Clock clock) {
    var outside =
        new Outside(
            HostResolver.ofSystem(),
            settings.probes().reach(),
            Optional.of(PagePictures.folder(settings)));
    return new Looks(
        new Gathering(EveryProbe.ofFiles(), all, clock, LIMIT_FILES),
        new Gathering(
            EveryProbe.of(outside, System.getenv()), ObservationCache.ofFiles(all), clock, LIMIT),
        settings.probes().looks(),
        all);
  }

  @Bean
  static OneTimeTask<InspectionJob> inspectionTask(InspectionRun run) {
    return Tasks.oneTime(InspectionJob.TASK)
        .onFailure((failed, operations) -> tryAgain(run, failed, operations))
        .execute((instance, _) -> run.run(instance.getData()));
  }

  @Bean
  static OneTimeTask<BackTestJob> backTestTask(BackTestRun run) {
    return Tasks.oneTime(BackTestJob.TASK)
        .onFailure(
            (failed, operations) -> {
              if (failed.getExecution().consecutiveFailures < BACK_TEST_RETRIES) {
                operations.reschedule(failed, failed.getTimeDone().plus(FIRST_RETRY));
              } else {
                run.giveUp((BackTestJob) failed.getExecution().taskInstance.getData());
                operations.stop();
              }
            })
        .execute((instance, _) -> run.run(instance.getData()));
  }

  @Bean
  static RecurringTask<Void> countingRuleHits(ObjectProvider<RuleHits> hits, Acting acting) {
    return Tasks.recurring("rule-hits", FixedDelay.of(COUNT_EVERY))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("rule-hits"), () -> hits.getObject().count(AT_ONCE)));
  }

  /** Gives up in the end; a try that cannot even do that is taken up again as a dead one. */
  private static void tryAgain(
      InspectionRun run, ExecutionComplete failed, ExecutionOperations<InspectionJob> operations) {
    int before = failed.getExecution().consecutiveFailures;
    if (before < RETRIES) {
      operations.reschedule(
          failed, failed.getTimeDone().plus(FIRST_RETRY.multipliedBy(1L << before)));
    } else {
      run.giveUp((InspectionJob) failed.getExecution().taskInstance.getData());
      operations.stop();
    }
  }
}
