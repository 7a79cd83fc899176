package dev.shangjia.platform.effects;

import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * An effect that was carried out is to be undone. The module that owns effects of this name does so
 * and answers {@link Effects#undone}; it may hear of one several times.
 */
public record EffectToUndo(
    EffectId effect,
    long caseId,
    String program,
    Subject subject,
    String name,
    @Nullable String argument,
    OrganizationId organization) {}
