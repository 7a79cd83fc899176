package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * What an app may do in an enterprise, or who sees it, changed.
 *
 * @param version the number of the listing's version that runs now
 */
public record GrantChanged(
    InstallationId installation,
    OrganizationId enterprise,
    OrganizationId provider,
    AppId app,
    int version) {}
