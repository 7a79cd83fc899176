package dev.shangjia.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The server's settings and its log, without the server. */
final class LooseSettings {
  private LooseSettings() {}

  /** The data folder that was asked for, else the one of the settings. */
  static Path data(@Nullable Path asked, ConfigurableApplicationContext settings) {
    return asked != null
        ? asked
        : Path.of(settings.getEnvironment().getProperty("shangjia.data", "data"));
  }

  /** Reads the settings from where the server would read them. */
  static ConfigurableApplicationContext open() {
    var application = new SpringApplication(LooseSettings.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    return application.run();
  }
}
