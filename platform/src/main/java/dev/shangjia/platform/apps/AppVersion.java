package dev.shangjia.platform.apps;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;

/**
 * A version of an app.
 *
 * @param id which
 * @param app of which app
 * @param organization whose it is
 * @param number from 1, in the order in which they were begun
 * @param createdAt when it was begun
 */
public record AppVersion(
    AppVersionId id, AppId app, OrganizationId organization, int number, Instant createdAt) {}
