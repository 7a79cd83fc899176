package dev.shangjia.probes.policytext;

import java.time.Duration;

/**
 * What reading one text may cost.
 *
 * @param maxBytes the largest file, in bytes; of plain text and of pages only so much is read
 * @param maxCharacters the longest text, in code points; the rest is left out
 * @param maxPages the most pages of a PDF that are read
 * @param maxUnpackedBytes how much a PDF or DOCX may unpack to, in bytes
 * @param timeout wall time from the first byte to the last fact
 */
public record TextLimits(
    int maxBytes, int maxCharacters, int maxPages, long maxUnpackedBytes, Duration timeout) {
  /** 10 MB, 200,000 characters, 200 pages, 40 MB unpacked, 10 seconds. */
  public static final TextLimits STANDARD =
      new TextLimits(10_000_000, 200_000, 200, 40_000_000, Duration.ofSeconds(10));

  public TextLimits {
    if (maxBytes < 1
        || maxCharacters < 1
        || maxPages < 1
        || maxUnpackedBytes < 1
        || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "Limits are positive; these are not: %d bytes, %d characters, %d pages, %d unpacked, %s"
              .formatted(maxBytes, maxCharacters, maxPages, maxUnpackedBytes, timeout));
    }
  }
}
