package dev.shangjia.platform.installations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import dev.shangjia.platform.web.NavigationPart;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where installations stand in the navigation, and when what is owed is looked at. */
@Configuration(proxyBeanMethods = false)
class InstallationsConfiguration {
  private static final String INSTALLATIONS = "/installations";
  private static final int FIRST = 12;
  private static final int SECOND = 14;
  private static final int AFTER_CASES = 60;

  @Bean
  static NavigationEntry myAppsEntry() {
    return new NavigationEntry(
        FIRST, "installations.mine", "/my-apps", "apps", who -> who.side() == Side.ENTERPRISE);
  }

  @Bean
  static NavigationEntry installationsEntry() {
    return new NavigationEntry(
        SECOND, "installations.navigation", INSTALLATIONS, "checklist", _ -> isAdmin());
  }

  @Bean
  static NavigationPart installedPart() {
    return part(10, "installations.title", INSTALLATIONS);
  }

  @Bean
  static NavigationPart requestsPart() {
    return part(20, "installations.requests", INSTALLATIONS + "/requests");
  }

  @Bean
  static NavigationPart policyPart() {
    return part(30, "installations.policy", INSTALLATIONS + "/policy");
  }

  @Bean
  static NavigationPart directoryPart() {
    return part(40, "installations.directory", INSTALLATIONS + "/directory");
  }

  private static NavigationPart part(int order, String key, String href) {
    return new NavigationPart(INSTALLATIONS, order, key, href, _ -> isAdmin());
  }

  private static boolean isAdmin() {
    return SignedIn.current().filter(who -> who.is(MemberRole.ADMIN)).isPresent();
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
  static NavigationEntry openRemovalsEntry() {
    return new NavigationEntry(
        AFTER_CASES,
        "installations.removals.owed",
        "/removals",
        "download",
        who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static RecurringTask<Void> escalateRemovals(ObjectProvider<Removals> removals) {
    return Tasks.recurring("late-removals", Schedules.fixedDelay(Duration.ofMinutes(10)))
        .execute((_, _) -> removals.getObject().escalate());
  }
}
