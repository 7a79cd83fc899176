/** The page of an organization: what all other modules know of it, and what it can do about it. */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "effects",
      "accounts",
      "agreements",
      "policies",
      "apps",
      "casework"
    })
@NullMarked
package dev.shangjia.platform.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
