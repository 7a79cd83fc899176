/** Apps, their versions, and the dossiers that are prepared and handed in about them. */
@ApplicationModule(allowedDependencies = {"tenancy", "web", "files", "accounts", "policies"})
@NullMarked
package dev.shangjia.platform.apps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
