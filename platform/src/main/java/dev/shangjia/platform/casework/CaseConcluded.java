package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * A case came to an end. What follows from that are its effects; this carries no work.
 *
 * @param end the end's name in its procedure
 */
public record CaseConcluded(
    CaseId caseId,
    OrganizationId organization,
    String program,
    String procedure,
    Subject subject,
    String end) {}
