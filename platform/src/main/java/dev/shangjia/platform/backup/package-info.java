/** Everything that the server keeps as one file, and back again on any machine. */
@ApplicationModule(allowedDependencies = {"database", "contents"})
@NullMarked
package dev.shangjia.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
