/**
 * Pure derivations over strings, computed while judging: widths, languages, symbols, addresses,
 * words of a rulebook's lists, likeness of names. Each detector returns {@link
 * dev.shangjia.engine.text.Span}s in the original text.
 */
@NullMarked
package dev.shangjia.engine.text;

import org.jspecify.annotations.NullMarked;
