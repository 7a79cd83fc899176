package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account, as they see themselves.
 *
 * @param language in which they are written to: {@code zh-CN} or {@code en}
 * @param confirmed when they showed that the address is theirs; null while they have not
 * @param passwordChanged when the password was set last; null when there is none
 */
record Person(
    PersonId id,
    String email,
    String name,
    String language,
    @Nullable Instant confirmed,
    @Nullable Instant passwordChanged) {}
