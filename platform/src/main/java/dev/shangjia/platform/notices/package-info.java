/** Tells people things: inside the market and by mail, in their language, once. */
@ApplicationModule(allowedDependencies = {"tenancy", "web"})
@NullMarked
package dev.shangjia.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
