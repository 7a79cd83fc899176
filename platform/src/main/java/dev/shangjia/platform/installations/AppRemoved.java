package dev.shangjia.platform.installations;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;

/** An enterprise removed an app; whatever the app could reach there, it cannot any more. */
public record AppRemoved(
    InstallationId installation, OrganizationId enterprise, OrganizationId provider, AppId app) {}
