package dev.shangjia.probes.web;

import java.time.Duration;

/**
 * What requesting one address may cost.
 *
 * @param total wall time, from looking the name up to the last byte after all redirects
 * @param connect how long one connection may take to open, TLS not included
 * @param idle how long nothing may come from a server that is connected
 * @param redirects how many are followed
 * @param maxBytes how much of a body is read, packed or unpacked, in bytes
 * @param maxHeaders how many header lines an answer may have
 * @param maxHeaderLine how long one of them may be, in bytes
 */
public record FetchLimits(
    Duration total,
    Duration connect,
    Duration idle,
    int redirects,
    int maxBytes,
    int maxHeaders,
    int maxHeaderLine) {

  /** 15 s, 5 s to connect, 8 s idle, 10 redirects, 10 MB, 100 header lines of 16 KB. */
  public static final FetchLimits STANDARD =
      new FetchLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(8),
          10,
          10_000_000,
          100,
          16 << 10);

  public FetchLimits {
    if (!total.isPositive()
        || !connect.isPositive()
        || !idle.isPositive()
        || redirects < 0
        || maxBytes < 1
        || maxHeaders < 1
        || maxHeaderLine < 1) {
      throw new IllegalArgumentException(
          "Limits are positive; these are not: %s, %s, %s, %d redirects, %d bytes, %d x %d headers"
              .formatted(total, connect, idle, redirects, maxBytes, maxHeaders, maxHeaderLine));
    }
  }
}
