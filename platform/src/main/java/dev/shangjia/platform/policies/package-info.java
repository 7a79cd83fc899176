/**
 * The installed rulebooks: every version for good, and which of them is in force; and what the
 * market takes in of their procedures.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "audit"})
@NullMarked
package dev.shangjia.platform.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
