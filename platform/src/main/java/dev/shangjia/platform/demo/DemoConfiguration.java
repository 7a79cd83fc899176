package dev.shangjia.platform.demo;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.Proceedings;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.installations.Installations;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.events.core.EventPublicationRegistry;

/** There only when the server was started with {@code --demo}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("shangjia.demo")
class DemoConfiguration {
  /** The demo's market was opened so long before it is filled. */
  private static final Duration PAST = Duration.ofDays(300);

  @Bean
  static DemoFolder demoFolder(@Value("${shangjia.data:data}") Path data) {
    return DemoFolder.of(data);
  }

  /** While the demo is filled, everybody's clock is this one. */
  @Bean
  @Primary
  static DemoClock demoClock(DemoFolder folder) {
    return folder.isFilled() ? DemoClock.running() : DemoClock.standing(Instant.now().minus(PAST));
  }

  @Bean
  static Doors demoDoors(
      Accounts accounts,
      Agreements agreements,
      Apps apps,
      Dossiers dossiers,
      StoredFiles files,
      Policies policies,
      Cases cases,
      Submissions submissions,
      Proceedings proceedings,
      Inspections inspections,
      Notices notices,
      Listings listings,
      Installations installations,
      Acting acting,
      EventPublicationRegistry publications) {
    return new Doors(
        accounts,
        agreements,
        apps,
        dossiers,
        files,
        policies,
        cases,
        submissions,
        proceedings,
        inspections,
        notices,
        listings,
        installations,
        acting,
        publications);
  }

  @Bean
  static DemoMarket demoMarket(
      DemoFolder folder, DemoClock clock, Doors doors, FillingProgress progress) {
    return new DemoMarket(folder, clock, doors, progress);
  }
}
