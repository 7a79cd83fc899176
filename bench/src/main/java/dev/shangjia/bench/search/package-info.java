/** The search of the market over many generated listings, beside others that do the same work. */
@NullMarked
package dev.shangjia.bench.search;

import org.jspecify.annotations.NullMarked;
