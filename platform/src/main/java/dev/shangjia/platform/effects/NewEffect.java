package dev.shangjia.platform.effects;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect that falls due.
 *
 * @param organization whose case it is
 * @param counterpart another organization that takes part in the case; null for none
 * @param decidedBy who brought it about, as an actor's id; a second person is somebody else
 * @param at when it fell due
 */
public record NewEffect(
    long caseId,
    int sequence,
    OrganizationId organization,
    @Nullable OrganizationId counterpart,
    String program,
    Subject subject,
    String source,
    String name,
    @Nullable String argument,
    String decidedBy,
    Instant at) {}
