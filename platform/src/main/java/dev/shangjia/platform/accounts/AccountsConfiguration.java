package dev.shangjia.platform.accounts;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.web.NavigationEntry;
import dev.shangjia.probes.net.AddressGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
      JdbcSignInLinks links,
      Clock clock) {
    return Tasks.recurring("forget-old-account-rows", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute(
            (_, _) -> {
              Instant now = clock.instant();
              accounts.inMarket(
                  () ->
                      attempts.forgetBefore(now.minus(ATTEMPTS_ARE_KEPT))
                          + invitations.forgetBefore(now.minus(ENDED_IS_KEPT))
                          + tokens.forgetBefore(now)
                          + links.forgetBefore(now));
            });
  }

  /** Asks for what it works with when it runs: the scheduler is there before that. */
  @Bean
  static OneTimeTask<SignInLinkJob> signInLinkTask(ObjectProvider<SignInLinks> links) {
    return Tasks.oneTime(SignInLinkJob.TASK)
        .execute((instance, _) -> links.getObject().send(instance.getData()));
  }

  @Bean
  static TxtRecords txtRecords() {
    return new DnsTxtRecords();
  }

  @Bean
  static ProofFiles proofFiles(@Value("${shangjia.probes.reach:public}") AddressGuard.Reach reach) {
    return new WebProofFiles(AddressGuard.standard(reach));
  }

  @Bean
  static RecurringTask<Void> lookAtDomainsAgain(ObjectProvider<DomainProofs> proofs) {
    return Tasks.recurring("domain-proofs", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((_, _) -> proofs.getObject().lookAgain());
  }
}
