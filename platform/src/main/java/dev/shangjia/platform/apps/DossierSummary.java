package dev.shangjia.platform.apps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That there is a dossier, without what it holds.
 *
 * @param id which
 * @param key what it is about
 * @param app the app that it belongs to; null for one about an organization
 * @param changedAt when it was changed last
 */
public record DossierSummary(
    DossierId id, DossierKey key, @Nullable AppId app, Instant changedAt) {}
