package dev.shangjia.platform.catalog;

import dev.shangjia.engine.LocalText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was decided about a listing and holds.
 *
 * @param caseId the case whose effect it is; null when an operator decided by hand
 * @param reason why, when an operator decided by hand
 * @param until not before then it ends; null where nobody said
 */
record ListingStep(
    long id,
    ListingEffect name,
    @Nullable String argument,
    @Nullable Long caseId,
    @Nullable LocalText reason,
    @Nullable Instant until,
    Instant at) {}
