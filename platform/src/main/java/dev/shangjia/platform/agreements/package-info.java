/** What organizations have to accept: versions, consents, and the time that a change waits. */
@ApplicationModule(allowedDependencies = {"tenancy", "web", "notices", "accounts", "policies"})
@NullMarked
package dev.shangjia.platform.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
