/**
 * A program's facts as the fixed records that a marketplace shows and searches: each of their
 * fields is an expression of the rulebook, checked for its type when the rulebook is read. So a new
 * program is listed without a line of code.
 */
@NullMarked
package dev.shangjia.engine.projection;

import org.jspecify.annotations.NullMarked;
