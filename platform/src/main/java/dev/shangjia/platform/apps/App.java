package dev.shangjia.platform.apps;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;

/**
 * An app of a provider.
 *
 * @param id which
 * @param organization whose it is
 * @param program in which program
 * @param name what its provider calls it while it is prepared; what the market calls it stands in
 *     its listing
 * @param createdBy who created it, as {@code Actor.id} has it
 * @param createdAt when
 */
public record App(
    AppId id,
    OrganizationId organization,
    String program,
    String name,
    String createdBy,
    Instant createdAt) {}
