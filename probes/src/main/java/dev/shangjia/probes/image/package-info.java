/** Observes pictures: what a file truly is, what it shows, and whether it can be trusted. */
@NullMarked
package dev.shangjia.probes.image;

import org.jspecify.annotations.NullMarked;
