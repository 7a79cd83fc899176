/**
 * The engine: a rulebook, facts and the time in; a report out. Everything here is pure: it reads
 * files that it is given and returns values. It knows no network, no browser, no image codec and no
 * framework.
 */
@NullMarked
package dev.shangjia.engine;

import org.jspecify.annotations.NullMarked;
