package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;

/** Somebody became a member of an organization. */
public record MemberJoined(OrganizationId organization, Side side, PersonId person) {}
