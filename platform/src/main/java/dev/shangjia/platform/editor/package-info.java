/** The pages on which dossiers are prepared: forms made from rulebooks, findings beside fields. */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "files",
      "accounts",
      "policies",
      "apps",
      "inspections"
    })
@NullMarked
package dev.shangjia.platform.editor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
