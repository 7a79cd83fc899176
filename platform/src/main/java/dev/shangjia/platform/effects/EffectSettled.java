package dev.shangjia.platform.effects;

import dev.shangjia.platform.tenancy.OrganizationId;

/** An effect came to an answer: carried out, refused or undone. */
public record EffectSettled(
    EffectId effect, long caseId, OrganizationId organization, String source, EffectState state) {}
