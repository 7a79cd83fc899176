/** What several probes need to read a PDF that may be hostile. */
@NullMarked
package dev.shangjia.probes.pdf;

import org.jspecify.annotations.NullMarked;
