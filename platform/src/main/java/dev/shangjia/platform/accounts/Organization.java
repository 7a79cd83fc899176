package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import java.time.Instant;

/**
 * A provider, an enterprise or the operator, as others see it.
 *
 * @param id which
 * @param side its kind
 * @param name what it calls itself
 * @param since when it was founded here
 */
public record Organization(OrganizationId id, Side side, String name, Instant since) {}
