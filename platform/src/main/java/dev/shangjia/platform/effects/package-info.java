/** What cases change in the world: what is due, what was carried out, and what is undone again. */
@ApplicationModule(allowedDependencies = {"tenancy"})
@NullMarked
package dev.shangjia.platform.effects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
