/**
 * Working days of a region, with official holidays and make-up working days. A year whose holidays
 * are not announced is not known; nothing is guessed.
 */
@NullMarked
package dev.shangjia.engine.calendar;

import org.jspecify.annotations.NullMarked;
