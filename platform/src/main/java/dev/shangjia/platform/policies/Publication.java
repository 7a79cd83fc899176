package dev.shangjia.platform.policies;

import java.time.Instant;

/**
 * From when on a version is in force, unless a later publication says otherwise.
 *
 * @param hash of the version
 * @param from from when on
 * @param by who said so: a person's number, or {@code system:} and a name
 * @param at when they said so
 * @param reason why; blank for versions that came with the server
 */
public record Publication(
    long id, String hash, Instant from, String by, Instant at, String reason) {}
