/** How several changes of rows reach the database at once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.shangjia.platform.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
