package dev.shangjia.platform.installations.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A department of an enterprise.
 *
 * @param externalId what the source of the directory calls it; null when it has no number there
 * @param parent the department to which it belongs; null for one that stands at the top
 */
public record Department(
    long id,
    @Nullable String externalId,
    String name,
    @Nullable Long parent,
    Instant created,
    Instant changed) {}
