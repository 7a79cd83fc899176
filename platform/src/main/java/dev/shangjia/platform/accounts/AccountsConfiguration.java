package dev.shangjia.platform.accounts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.web.NavigationEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts add to the navigation, and what they forget in time. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
  private static final int LAST_BUT_ONE = 900;
  private static final Duration ATTEMPTS_ARE_KEPT = Duration.ofDays(1);
  private static final Duration ENDED_IS_KEPT = Duration.ofDays(365);

  @Bean
  static NavigationEntry membersEntry() {
    return new NavigationEntry(
        LAST_BUT_ONE, "accounts.navigation.members", "/members", "users", _ -> true);
  }

  @Bean
  static RecurringTask<Void> forgetOldAccountRows(
      Accounts accounts,
      JdbcAttempts attempts,
      JdbcInvitations invitations,
      JdbcAccessTokens tokens,
      Clock clock) {
    return Tasks.recurring("forget-old-account-rows", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute(
            (_, _) -> {
              Instant now = clock.instant();
              accounts.inMarket(
                  () ->
                      attempts.forgetBefore(now.minus(ATTEMPTS_ARE_KEPT))
                          + invitations.forgetBefore(now.minus(ENDED_IS_KEPT))
                          + tokens.forgetBefore(now));
            });
  }
}
