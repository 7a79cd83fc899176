package dev.shangjia.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          PlatformApplication.class, location -> !location.contains("/test-classes/"));

  @Test
  void modulesKnowOnlyWhatStandsBelowThem() {
    MODULES.verify();
  }

  @Test
  void allModulesOfTheHouseWereSeen() {
    assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
        .containsExactlyInAnyOrder(
            "accounts",
            "agreements",
            "announcements",
            "apps",
            "audit",
            "backup",
            "casework",
            "catalog",
            "contents",
            "database",
            "demo",
            "desk",
            "editor",
            "effects",
            "files",
            "inspections",
            "installations",
            "keys",
            "notices",
            "organization",
            "policies",
            "rechecks",
            "sql",
            "tenancy",
            "web");
  }
}
