/** The command {@code shangjia}: engine and probes on a laptop and in CI. */
@NullMarked
package dev.shangjia.cli;

import org.jspecify.annotations.NullMarked;
