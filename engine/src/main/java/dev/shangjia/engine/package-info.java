@NullMarked
package dev.shangjia.engine;

import org.jspecify.annotations.NullMarked;
