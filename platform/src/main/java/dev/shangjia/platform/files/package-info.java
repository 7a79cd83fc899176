/** What organizations hand in as files: by content, typed by content, sensitive ones encrypted. */
@ApplicationModule(allowedDependencies = {"tenancy", "keys", "audit", "contents"})
@NullMarked
package dev.shangjia.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
