package dev.shangjia.platform.casework;

import dev.shangjia.engine.facts.Facts;
import dev.shangjia.platform.apps.Snapshot;

/**
 * What was handed in last in a case.
 *
 * @param caseId which case
 * @param rulebook the hash of the rulebook by which the case is played
 * @param snapshot what it is
 * @param facts what is known of it, and what the platform knows of its provider and app
 */
public record CaseDossier(CaseId caseId, String rulebook, Snapshot snapshot, Facts facts) {}
