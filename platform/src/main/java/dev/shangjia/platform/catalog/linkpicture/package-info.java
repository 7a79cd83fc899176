/** Draws the picture that other sites and messengers show with a link to an app. */
@NullMarked
package dev.shangjia.platform.catalog.linkpicture;

import org.jspecify.annotations.NullMarked;
