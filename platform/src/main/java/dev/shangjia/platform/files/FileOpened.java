package dev.shangjia.platform.files;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;

/**
 * Somebody opened a sensitive content.
 *
 * @param organization whose it is
 * @param sha256 which
 * @param actor who, as {@code Actor.id} has it
 * @param purpose what for, such as {@code download}
 * @param at when
 */
public record FileOpened(
    OrganizationId organization, String sha256, String actor, String purpose, Instant at) {}
