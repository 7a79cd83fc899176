/**
 * The departments and people of enterprises, from wherever they come. Known inside the module only.
 */
@NullMarked
package dev.shangjia.platform.installations.directory;

import org.jspecify.annotations.NullMarked;
