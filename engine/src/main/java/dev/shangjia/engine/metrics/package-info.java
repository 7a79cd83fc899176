/**
 * What metrics come to: gates with their three answers, scores and their levels, and the order of
 * the market's list.
 */
@NullMarked
package dev.shangjia.engine.metrics;

import org.jspecify.annotations.NullMarked;
