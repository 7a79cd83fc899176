/**
 * Expressions over facts, in the Common Expression Language: typed, bounded, with our functions. A
 * misspelt fact or a wrong type is a compile error with its place.
 */
@NullMarked
package dev.shangjia.engine.expression;

import org.jspecify.annotations.NullMarked;
