package dev.shangjia.platform.policies;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding that does not count: a contest of it was accepted.
 *
 * @param app the app in which it does not; null for the organization itself
 * @param rule the rule's id, without the program
 * @param fingerprint the finding's
 * @param evidenceHash of the value that was flagged; another value is found again
 * @param reason why it was accepted
 * @param approvedBy who accepted it, as an actor's id
 * @param expiresAt the first instant at which the finding counts again
 */
public record Waiver(
    OrganizationId organization,
    String program,
    @Nullable Long app,
    String rule,
    String fingerprint,
    String evidenceHash,
    String reason,
    String approvedBy,
    Instant approvedAt,
    Instant expiresAt) {}
