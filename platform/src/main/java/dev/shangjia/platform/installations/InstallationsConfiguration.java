package dev.shangjia.platform.installations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where installations stand in the navigation, and when what is owed is looked at. */
@Configuration(proxyBeanMethods = false)
class InstallationsConfiguration {
  private static final int FIRST = 20;
  private static final int SECOND = 30;
  private static final int AFTER_CASES = 60;

  @Bean
  static NavigationEntry myAppsEntry() {
    return new NavigationEntry(
        FIRST, "installations.mine", "/my-apps", "apps", who -> who.side() == Side.ENTERPRISE);
  }

  @Bean
  static NavigationEntry installationsEntry() {
    return new NavigationEntry(
        SECOND,
        "installations.title",
        "/installations",
        "checklist",
        _ -> SignedIn.current().filter(who -> who.is(MemberRole.ADMIN)).isPresent());
  }

  @Bean
  static NavigationEntry removalsEntry() {
    return new NavigationEntry(
        AFTER_CASES,
        "installations.removals",
        "/removals",
        "download",
        who -> who.side() == Side.PROVIDER);
  }

  @Bean
  static RecurringTask<Void> escalateRemovals(ObjectProvider<Removals> removals) {
    return Tasks.recurring("late-removals", Schedules.fixedDelay(Duration.ofMinutes(10)))
        .execute((_, _) -> removals.getObject().escalate());
  }
}
