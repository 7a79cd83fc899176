package dev.shangjia.platform.inspections;

import dev.shangjia.probes.Gathering;
import dev.shangjia.probes.ObservationCache;

/**
 * Who looks at dossiers.
 *
 * @param atFiles looks at files, quickly
 * @param atAll looks at files and addresses, which takes a while
 * @param reach how far the thorough look goes; without addresses what needs them is not gathered
 * @param before what was seen before
 */
record Looks(Gathering atFiles, Gathering atAll, Gathering.Reach reach, ObservationCache before) {}
