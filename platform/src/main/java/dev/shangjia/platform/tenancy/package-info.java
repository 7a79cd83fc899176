/**
 * Who acts, and whose rows the database shows: the actor of each transaction is set in PostgreSQL.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.shangjia.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
