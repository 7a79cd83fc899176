/**
 * The way out: every connection of a probe, and of a browser that it drives, goes through a guard
 * that refuses addresses which are not public, and connects to the very address that it checked.
 */
@NullMarked
package dev.shangjia.probes.net;

import org.jspecify.annotations.NullMarked;
