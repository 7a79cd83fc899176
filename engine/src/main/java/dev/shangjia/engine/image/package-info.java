/** Compares pictures by their fingerprints. Knows nothing of files or of decoding. */
@NullMarked
package dev.shangjia.engine.image;

import org.jspecify.annotations.NullMarked;
