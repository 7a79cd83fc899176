package dev.shangjia.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The server's settings and its log, without the server. */
final class LooseSettings {
  private LooseSettings() {}

  /** Reads the settings from where the server would read them. */
  static ConfigurableApplicationContext open() {
    var application = new SpringApplication(LooseSettings.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    return application.run();
  }
}
