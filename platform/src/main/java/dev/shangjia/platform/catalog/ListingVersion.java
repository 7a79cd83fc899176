package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a listing shows since a case published it.
 *
 * @param number from 1, in the order in which they were published
 * @param appVersion the app's version that was approved; null when the case was about the app
 * @param caseId the case in which it was approved
 * @param rulebook the hash of the rulebook that projected it
 */
public record ListingVersion(
    int number,
    @Nullable AppVersionId appVersion,
    long caseId,
    String rulebook,
    ListingContent content,
    Instant publishedAt) {}
