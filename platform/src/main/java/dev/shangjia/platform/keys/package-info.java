/** The master key, which wraps every other key that the server keeps. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.shangjia.platform.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
