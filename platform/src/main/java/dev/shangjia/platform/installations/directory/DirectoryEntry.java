package dev.shangjia.platform.installations.directory;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in an enterprise's directory.
 *
 * @param person their account here; null while they have none that is a member of the enterprise
 * @param externalId what the source of the directory calls them; null when it has no number
 * @param userName names them in the enterprise; often the address
 * @param active whether they work there; who does not is no member
 */
public record DirectoryEntry(
    long id,
    @Nullable PersonId person,
    @Nullable String externalId,
    String userName,
    String email,
    String name,
    @Nullable String title,
    boolean active,
    Instant created,
    Instant changed) {}
