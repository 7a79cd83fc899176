package dev.shangjia.platform.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, and by what it is judged.
 *
 * @param number from 1 in its case
 * @param snapshot what was handed in; null for nothing
 * @param rulebookHash the version of the rulebook by which it is judged
 * @param engineVersion the version of the engine that judges it
 * @param judgedAt the time of judging
 * @param handedInBy the person's id
 */
record Round(
    int number,
    @Nullable Long snapshot,
    String rulebookHash,
    String engineVersion,
    Instant judgedAt,
    String handedInBy) {}
