/**
 * Opens pages in a real Chromium, in the views that a platform shows apps in, and measures them.
 */
@NullMarked
package dev.shangjia.probes.page;

import org.jspecify.annotations.NullMarked;
