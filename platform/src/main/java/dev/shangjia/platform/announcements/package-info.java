/**
 * What the operator announces: to whom, how long before, and that everybody is told once. Pages of
 * the policy desk write it; it is shown above every page of who is meant.
 */
@ApplicationModule(
    allowedDependencies = {"tenancy", "web", "notices", "accounts", "policies", "apps"})
@NullMarked
package dev.shangjia.platform.announcements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
