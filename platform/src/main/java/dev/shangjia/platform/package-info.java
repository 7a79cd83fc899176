/**
 * The marketplace server: one package per capability, each of which knows only what stands below
 * it.
 */
@NullMarked
package dev.shangjia.platform;

import org.jspecify.annotations.NullMarked;
