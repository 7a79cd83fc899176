/**
 * How many steps of cases the server takes in a second, beside peers on the same database server.
 */
@NullMarked
package dev.shangjia.bench.market;

import org.jspecify.annotations.NullMarked;
