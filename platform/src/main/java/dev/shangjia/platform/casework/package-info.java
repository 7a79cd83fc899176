/** Procedures as cases: their events, tasks, decisions and the desk where people work on them. */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "audit",
      "effects",
      "accounts",
      "policies",
      "apps",
      "inspections",
      "files"
    })
@NullMarked
package dev.shangjia.platform.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
