/**
 * Text files that people wrote: decoding them within limits, and telling what is wrong in them with
 * a place, the line and the nearest known name.
 */
@NullMarked
package dev.shangjia.engine.source;

import org.jspecify.annotations.NullMarked;
