/** Measures the engine and the offline report beside peers that do the same work. */
@NullMarked
package dev.shangjia.bench;

import org.jspecify.annotations.NullMarked;
