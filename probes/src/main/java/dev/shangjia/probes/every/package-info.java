/** All probes together, for who has a whole dossier looked at. */
@NullMarked
package dev.shangjia.probes.every;

import org.jspecify.annotations.NullMarked;
