package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * A listing changed: what it says, how far it goes out, or how it stands.
 *
 * @param provider whose app it is
 * @param version the number of the version that it shows now
 * @param state how it stands now
 */
public record ListingChanged(
    AppId app,
    OrganizationId provider,
    String program,
    int version,
    Exposure exposure,
    Visibility.State state) {}
