/**
 * Reading JSON that a machine wrote and somebody may have changed: what is missing, unknown or of
 * another kind is named by its JSON pointer.
 */
@NullMarked
package dev.shangjia.engine.json;

import org.jspecify.annotations.NullMarked;
