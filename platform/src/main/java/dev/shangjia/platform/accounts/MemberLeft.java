package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;

/** Somebody is no member of an organization any more; what they had claimed there is free again. */
public record MemberLeft(OrganizationId organization, Side side, PersonId person) {}
