package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;

/** An enterprise installed an app. */
public record AppInstalled(
    InstallationId installation, OrganizationId enterprise, OrganizationId provider, AppId app) {}
