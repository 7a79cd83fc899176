package dev.shangjia.platform.agreements;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;

/**
 * Somebody accepted a version for an organization.
 *
 * @param version the version's number
 * @param given when
 * @param address the network address from where
 */
public record Consent(
    OrganizationId organization, long version, PersonId person, Instant given, String address) {}
