package dev.shangjia.platform.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param key names it on pages; not a secret
 * @param name what its owner calls it
 * @param backedUp whether it is also on other devices of its owner
 * @param used when somebody last signed in with it; null when nobody has
 */
record Passkey(
    String key, String name, boolean backedUp, Instant created, @Nullable Instant used) {}
