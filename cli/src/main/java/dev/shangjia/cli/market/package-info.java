/** Talks to a marketplace server over its API, for the commands that do. */
@NullMarked
package dev.shangjia.cli.market;

import org.jspecify.annotations.NullMarked;
