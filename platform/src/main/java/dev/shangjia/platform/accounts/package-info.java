/** Organizations, their members and roles, and how people sign in. */
@ApplicationModule(allowedDependencies = {"tenancy", "web", "notices", "effects", "audit"})
@NullMarked
package dev.shangjia.platform.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
