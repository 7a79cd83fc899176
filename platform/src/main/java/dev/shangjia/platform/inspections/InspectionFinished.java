package dev.shangjia.platform.inspections;

import dev.shangjia.platform.apps.SnapshotId;
import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * An inspection came to its end.
 *
 * @param inspection which
 * @param snapshot of what
 * @param organization whose dossier it is
 * @param done whether there is a report; if not, it can be ordered again
 */
public record InspectionFinished(
    InspectionId inspection, SnapshotId snapshot, OrganizationId organization, boolean done) {}
