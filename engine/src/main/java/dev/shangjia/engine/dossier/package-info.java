/**
 * Dossiers: everything submitted about a subject, read from a folder or an archive within limits.
 */
@NullMarked
package dev.shangjia.engine.dossier;

import org.jspecify.annotations.NullMarked;
