/**
 * Gathers facts about dossiers and has the engine judge them, while they are drafts and for good.
 */
@ApplicationModule(
    allowedDependencies = {"tenancy", "web", "files", "accounts", "policies", "apps"})
@NullMarked
package dev.shangjia.platform.inspections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
