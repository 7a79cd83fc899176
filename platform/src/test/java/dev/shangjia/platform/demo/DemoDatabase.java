package dev.shangjia.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.platform.database.MigratedDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a server under test an empty database and a folder that is the demo's. */
final class DemoDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    new MigratedDatabase().initialize(context);
    Path data = Path.of(context.getEnvironment().getRequiredProperty("shangjia.data"));
    assertThat(DemoFolder.take(data)).isEmpty();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "demo",
                Map.of(
                    "shangjia.demo", true,
                    "shangjia.probes.looks", "files",
                    "db-scheduler.delay-startup-until-context-ready", true)));
  }
}
