/**
 * A market for trying out: people, apps and cases at every stage, played through the same doors as
 * everybody's, on a clock that runs through the past while it is filled.
 */
@ApplicationModule(
    allowedDependencies = {
      "accounts",
      "agreements",
      "apps",
      "casework",
      "catalog",
      "effects",
      "files",
      "inspections",
      "notices",
      "installations",
      "policies",
      "tenancy"
    })
@NullMarked
package dev.shangjia.platform.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
