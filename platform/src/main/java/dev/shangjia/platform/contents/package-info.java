/** Where the bytes of stored files lie: on the local disk, or in a bucket that speaks S3. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.shangjia.platform.contents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
