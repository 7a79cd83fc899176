/** The installed rulebooks: every version for good, and which of them is in force. */
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package dev.shangjia.platform.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
