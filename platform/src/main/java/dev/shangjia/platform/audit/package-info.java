/** What happened, in hash chains that others can check: entries, receipts, checkpoints. */
@ApplicationModule(allowedDependencies = {"sql", "tenancy", "web", "keys"})
@NullMarked
package dev.shangjia.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
