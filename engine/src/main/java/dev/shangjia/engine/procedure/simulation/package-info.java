/**
 * Plays procedures without anybody acting: by a script, at random, or by the shortest route to each
 * end.
 */
@NullMarked
package dev.shangjia.engine.procedure.simulation;

import org.jspecify.annotations.NullMarked;
