package dev.shangjia.platform.desk;

import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the policy desk stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
  private static final int AFTER_THE_DESK = 45;

  @Bean
  static NavigationEntry policyDeskEntry() {
    return new NavigationEntry(
        AFTER_THE_DESK,
        "desk.policy.title",
        "/policy",
        "agreement",
        who -> who.side() == Side.OPERATOR);
  }
}
