package dev.shangjia.platform.casework;

import dev.shangjia.platform.effects.Subject;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * Something happened in a case.
 *
 * @param from the number of the first new event
 * @param to the number of the last one
 */
public record CaseMoved(
    CaseId caseId,
    OrganizationId organization,
    String program,
    String procedure,
    Subject subject,
    int from,
    int to) {}
