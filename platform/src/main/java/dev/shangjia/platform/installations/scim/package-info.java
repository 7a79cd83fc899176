/**
 * How programs keep an enterprise's directory: SCIM 2.0 (RFC 7643 and 7644), as much of it as
 * directories need. Known inside the module only.
 */
@NullMarked
package dev.shangjia.platform.installations.scim;

import org.jspecify.annotations.NullMarked;
