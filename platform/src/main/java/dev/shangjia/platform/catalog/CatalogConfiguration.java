package dev.shangjia.platform.catalog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.NavigationEntry;
import dev.shangjia.platform.web.NavigationPart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the market adds to the navigation, where its index is, and what it forgets in time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class CatalogConfiguration {
  private static final int AFTER_WORK = 700;
  private static final int AFTER_EFFECTS = 25;
  private static final Duration CHANGES_ARE_KEPT = Duration.ofDays(30);
  private static final int SEARCHES_ARE_KEPT = 90;
  private static final Duration ORDERS_ARE_KEPT = Duration.ofDays(365);

  @Bean
  static NavigationPart listingsPart() {
    return new NavigationPart(
        "/desk",
        AFTER_EFFECTS,
        "catalog.desk.title",
        "/desk/listings",
        who -> who.side() == Side.OPERATOR);
  }

  @Bean
  static RecurringTask<Void> forgetOldEmptySearches(
      ObjectProvider<JdbcEmptySearches> searches,
      TransactionTemplate transaction,
      Acting acting,
      ZoneId marketZone,
      Clock clock) {
    return Tasks.recurring("forget-old-empty-searches", Schedules.fixedDelay(Duration.ofHours(12)))
        .execute(
            (_, _) ->
                acting.as(
                    new Actor.SystemOfMarket("forget-old-empty-searches"),
                    () ->
                        transaction.executeWithoutResult(
                            _ ->
                                searches
                                    .getObject()
                                    .forgetBefore(
                                        clock
                                            .instant()
                                            .atZone(marketZone)
                                            .toLocalDate()
                                            .minusDays(SEARCHES_ARE_KEPT)))));
  }

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
    return NavigationEntry.forAnybody(AFTER_WORK, "catalog.title", "/market", "store");
  }
}
