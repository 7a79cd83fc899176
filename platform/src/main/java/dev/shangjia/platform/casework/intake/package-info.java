/**
 * How many cases of a procedure are taken in: who is let in, who waits, and who is told when. Knows
 * nothing of what a case is, only how many there are.
 */
@NullMarked
package dev.shangjia.platform.casework.intake;

import org.jspecify.annotations.NullMarked;
