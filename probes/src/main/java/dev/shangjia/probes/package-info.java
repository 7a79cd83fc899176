@NullMarked
package dev.shangjia.probes;

import org.jspecify.annotations.NullMarked;
