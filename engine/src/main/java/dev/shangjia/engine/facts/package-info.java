/**
 * Facts: the values of a dossier, what probes observed, and what only the platform knows; with
 * their types, and the four states a fact can be in.
 */
@NullMarked
package dev.shangjia.engine.facts;

import org.jspecify.annotations.NullMarked;
