package dev.shangjia.platform.accounts;

import java.time.Instant;

/**
 * A domain of which an organization showed that it is theirs.
 *
 * @param name in ASCII and lower case, such as {@code example.com}
 * @param since when they showed it; it is looked at again every week
 */
public record ProvenDomain(String name, Instant since) {}
