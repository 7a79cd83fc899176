package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;

/**
 * An organization came to this market.
 *
 * @param by its first member
 */
public record OrganizationFounded(OrganizationId organization, Side side, PersonId by) {}
