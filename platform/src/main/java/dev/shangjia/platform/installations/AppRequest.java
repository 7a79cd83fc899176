package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member asks for an app.
 *
 * @param name what the app was called then
 * @param answered when the admin answered; null while they have not
 * @param answer what the admin said to it; null for nothing
 */
record AppRequest(
    long id,
    PersonId person,
    AppId app,
    String name,
    String reason,
    Instant asked,
    @Nullable Instant answered,
    @Nullable String answer) {}
