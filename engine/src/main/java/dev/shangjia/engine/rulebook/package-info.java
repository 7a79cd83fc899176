/**
 * Rulebooks: a program's policy as records, read from files, linted, compared between two versions.
 */
@NullMarked
package dev.shangjia.engine.rulebook;

import org.jspecify.annotations.NullMarked;
