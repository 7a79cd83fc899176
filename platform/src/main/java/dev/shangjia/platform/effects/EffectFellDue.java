package dev.shangjia.platform.effects;

import dev.shangjia.platform.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * An effect is to be carried out. The module that owns effects of this name does so and answers
 * {@link Effects#carriedOut} or {@link Effects#refused}; it may hear of one several times.
 *
 * @param caseId the case it comes from
 * @param name such as {@code publish-listing}
 * @param argument null for none
 * @param organization whose case it is
 */
public record EffectFellDue(
    EffectId effect,
    long caseId,
    String program,
    Subject subject,
    String name,
    @Nullable String argument,
    OrganizationId organization) {}
