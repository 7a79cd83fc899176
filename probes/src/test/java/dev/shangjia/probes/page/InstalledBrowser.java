package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The Chromium of this machine, for tests that open pages. */
final class InstalledBrowser {
  private InstalledBrowser() {}

  /** Skips a test where there is none, except in CI, which installs one. */
  static void isNeeded() {
    boolean found = new BrowserSearch(System.getenv()).find().isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).describedAs("CI has a Chromium; .ci/run installs it").isTrue();
    }
    assumeTrue(
        found,
        "No Chromium was found, so pages are not opened in this run. Install chromium and a Chinese"
            + " font (on Debian fonts-noto-cjk), or set SHANGJIA_CHROMIUM.");
  }
}
