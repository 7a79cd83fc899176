/**
 * Looks again every night at what is listed, tells what is graver than it was when it was accepted,
 * and has the market start a case about that.
 *
 * <p>{@code Rechecks} plans the night and works it off, {@code Looking} does one look, {@code
 * Drift} compares, {@code Standing} says what is to be done about what differs, and {@code
 * RecheckPages} shows it.
 */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "notices",
      "accounts",
      "policies",
      "apps",
      "inspections",
      "casework",
      "catalog"
    })
@NullMarked
package dev.shangjia.platform.rechecks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
