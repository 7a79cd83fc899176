/** Observes documents, PDF or pictures: what can be seen of them without believing their names. */
@NullMarked
package dev.shangjia.probes.document;

import org.jspecify.annotations.NullMarked;
