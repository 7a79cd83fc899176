/** A real browser for tests, and pictures of what it shows. */
@NullMarked
package dev.shangjia.platform.screen;

import org.jspecify.annotations.NullMarked;
