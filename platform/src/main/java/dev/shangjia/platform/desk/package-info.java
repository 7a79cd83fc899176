/**
 * The policy desk: versions of rulebooks, what a change would do to what was handed in, and from
 * when on it counts. It reads what other modules know and owns nothing.
 */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "notices",
      "accounts",
      "policies",
      "apps",
      "inspections",
      "casework",
      "catalog",
      "installations"
    })
@NullMarked
package dev.shangjia.platform.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
