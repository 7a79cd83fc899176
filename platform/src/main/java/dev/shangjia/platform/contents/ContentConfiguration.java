package dev.shangjia.platform.contents;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The place that the settings name; a server does not start without it. */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {
  @Bean
  static ContentStore contentStore(Environment settings) {
    ContentStore store =
        ContentStore.of(Path.of(settings.getProperty("shangjia.data", "data")), settings);
    try {
      store.probe();
      return store;
    } catch (IOException unusable) {
      store.close();
      throw new ContentsUnavailable(
          new ContentFault(store.toString(), String.valueOf(unusable.getMessage())), unusable);
    }
  }

  @Bean
  static HealthIndicator contentsHealthIndicator(ContentStore store) {
    return () -> {
      try {
        store.probe();
        return Health.up().build();
      } catch (IOException unusable) {
        return Health.down(unusable).build();
      }
    };
  }
}
