package dev.shangjia.probes.document;

import java.time.Duration;

/**
 * What one document may cost.
 *
 * @param maxBytes the largest file, in bytes
 * @param maxPages the most pages of a PDF that are looked at; the others are counted
 * @param maxCharacters the longest text that is kept, in characters (UTF-16)
 * @param maxUnpackedBytes how much the packed streams of a PDF may come to, in bytes
 * @param timeout wall time from the first byte to the last fact
 */
public record DocumentLimits(
    int maxBytes, int maxPages, int maxCharacters, long maxUnpackedBytes, Duration timeout) {
  /** 20 MB, 50 pages, 12,000 characters, 60 MB unpacked, 10 seconds. */
  public static final DocumentLimits STANDARD =
      new DocumentLimits(20_000_000, 50, 12_000, 60_000_000, Duration.ofSeconds(10));

  public DocumentLimits {
    if (maxBytes < 1
        || maxPages < 1
        || maxCharacters < 1
        || maxUnpackedBytes < 1
        || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "Limits are positive; these are not: %d bytes, %d pages, %d characters, %d unpacked, %s"
              .formatted(maxBytes, maxPages, maxCharacters, maxUnpackedBytes, timeout));
    }
  }
}
