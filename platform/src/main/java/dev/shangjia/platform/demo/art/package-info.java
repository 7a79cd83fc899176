/**
 * Pictures and papers of the demo market, drawn with shapes alone: they are the same on every
 * machine, whatever fonts it has.
 */
@NullMarked
package dev.shangjia.platform.demo.art;

import org.jspecify.annotations.NullMarked;
