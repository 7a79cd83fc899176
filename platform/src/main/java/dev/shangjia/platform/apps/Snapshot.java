package dev.shangjia.platform.apps;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a dossier was at a time. It never changes.
 *
 * @param id which
 * @param dossier of which dossier
 * @param organization whose it is
 * @param program the program's id
 * @param procedure the id of one of its procedures
 * @param forms by form and field; files are paths
 * @param files the files that the forms name, by path
 * @param hash names all of this, as the engine's {@code DossierHash} makes it
 * @param createdAt when it was taken first
 */
public record Snapshot(
    SnapshotId id,
    DossierId dossier,
    OrganizationId organization,
    String program,
    String procedure,
    ObjectNode forms,
    Map<String, Attachment> files,
    String hash,
    Instant createdAt) {
  public Snapshot {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
