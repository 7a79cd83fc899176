/**
 * Judges facts by a rulebook at a time, and says what came of it: a report. Equal facts, rulebook
 * and time give an equal report, byte for byte.
 */
@NullMarked
package dev.shangjia.engine.inspection;

import org.jspecify.annotations.NullMarked;
