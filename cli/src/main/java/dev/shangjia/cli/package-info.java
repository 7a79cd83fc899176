@NullMarked
package dev.shangjia.cli;

import org.jspecify.annotations.NullMarked;
