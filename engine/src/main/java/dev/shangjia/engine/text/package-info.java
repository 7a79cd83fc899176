/** What can be derived from a text alone: width, scripts, words, addresses, likeness. */
@NullMarked
package dev.shangjia.engine.text;

import org.jspecify.annotations.NullMarked;
