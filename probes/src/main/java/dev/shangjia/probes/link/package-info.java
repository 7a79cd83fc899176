/**
 * What stands behind an address: who answers, over how many redirects, how fast and how securely.
 */
@NullMarked
package dev.shangjia.probes.link;

import org.jspecify.annotations.NullMarked;
