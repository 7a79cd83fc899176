/** Has a file looked at on a thread of its own: so many bytes, for so long, and not for ever. */
@NullMarked
package dev.shangjia.probes.worker;

import org.jspecify.annotations.NullMarked;
