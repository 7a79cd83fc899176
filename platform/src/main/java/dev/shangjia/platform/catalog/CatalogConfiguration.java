package dev.shangjia.platform.catalog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.web.NavigationEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the market adds to the navigation, where its index is, and what it forgets in time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class CatalogConfiguration {
  private static final int AFTER_WORK = 700;
  private static final Duration CHANGES_ARE_KEPT = Duration.ofDays(30);
  private static final Duration ORDERS_ARE_KEPT = Duration.ofDays(365);

  @Bean
  static IndexPlace indexPlace(
      SearchSettings settings,
      @Value("${shangjia.data:data}") Path data,
      JdbcListingChanges changes,
      DataSource database) {
    Path folder = settings.folder();
    return switch (settings.backend()) {
      case LUCENE -> new FolderIndexPlace(folder == null ? data.resolve("search") : folder);
      case ELASTICSEARCH -> new ClusterIndexPlace(settings.cluster(), changes, database);
    };
  }

  @Bean
  static RecurringTask<Void> forgetOldListingChanges(
      ObjectProvider<JdbcListingChanges> changes, Clock clock) {
    return Tasks.recurring("forget-old-listing-changes", Schedules.fixedDelay(Duration.ofHours(6)))
        .execute(
            (_, _) -> {
              Instant now = clock.instant();
              changes
                  .getObject()
                  .forgetBefore(now.minus(CHANGES_ARE_KEPT), now.minus(ORDERS_ARE_KEPT));
            });
  }

  @Bean
  static NavigationEntry marketEntry() {
    return new NavigationEntry(AFTER_WORK, "catalog.title", "/market", "store", _ -> true);
  }
}
