package dev.shangjia.engine.image;

import java.util.Base64;
import java.util.Optional;

/**
 * What is kept of a picture to recognise it again: a thumbnail of 24 x 24 brightness levels, one of
 * 8 x 8 colour differences, and the proportions. Both are area averages, so a scaled or
 * recompressed copy gives nearly the same values.
 *
 * <p>A hash of gradients is not enough: it calls two dialogs over one page equal, because most of
 * the picture is equal. Here the one cell that differs most decides.
 */
public final class PictureFingerprint {
  /** Cells along one side of the brightness thumbnail. */
  public static final int LUMA_CELLS = 24;

  /** Cells along one side of the two colour thumbnails. */
  public static final int CHROMA_CELLS = 8;

  private static final String PREFIX = "p1.";
  private static final int LUMA = LUMA_CELLS * LUMA_CELLS;
  private static final int CHROMA = CHROMA_CELLS * CHROMA_CELLS;
  private static final int LENGTH = 2 + LUMA + 2 * CHROMA;
  private static final double ASPECT_STEPS = 4096;
  private static final double ASPECT_TOLERANCE = 0.03;

  private final byte[] content;

  private PictureFingerprint(byte[] content) {
    this.content = content;
  }

  /**
   * Makes a fingerprint.
   *
   * @param width of the picture in px, 1 to 65,535
   * @param height of the picture in px, 1 to 65,535
   * @param luma brightness 0 to 255 of each of 24 x 24 cells, row by row
   * @param blue blue-difference 0 to 255, neutral at 128, of each of 8 x 8 cells
   * @param red red-difference, likewise
   */
  public static PictureFingerprint of(int width, int height, byte[] luma, byte[] blue, byte[] red) {
    boolean sizes = Math.min(width, height) >= 1 && Math.max(width, height) <= 65_535;
    if (!sizes || luma.length != LUMA || blue.length != CHROMA || red.length != CHROMA) {
      throw new IllegalArgumentException(
          "No fingerprint of %dx%d with %d, %d and %d cells"
              .formatted(width, height, luma.length, blue.length, red.length));
    }
    byte[] content = new byte[LENGTH];
    // ln(65535) * 4096 would overflow 16 bits; proportions beyond e^7.9 are all the same ribbon.
    long aspect = Math.round(Math.log((double) width / height) * ASPECT_STEPS);
    int packed = Math.clamp(aspect, Short.MIN_VALUE, Short.MAX_VALUE);
    content[0] = (byte) (packed >> 8);
    content[1] = (byte) packed;
    System.arraycopy(luma, 0, content, 2, LUMA);
    System.arraycopy(blue, 0, content, 2 + LUMA, CHROMA);
    System.arraycopy(red, 0, content, 2 + LUMA + CHROMA, CHROMA);
    return new PictureFingerprint(content);
  }

  /** Reads what {@link #encoded()} wrote; empty for anything else. */
  public static Optional<PictureFingerprint> parse(String encoded) {
    if (!encoded.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(encoded.substring(PREFIX.length()));
      return content.length == LENGTH
          ? Optional.of(new PictureFingerprint(content))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The fingerprint as text: {@code p1.} and base64url without padding. */
  public String encoded() {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }

  /**
   * How much the two differ where they differ most, in levels: 0 to 255 or more. Symmetric.
   * Proportions that differ by more than 3 % add to it.
   */
  double difference(PictureFingerprint other) {
    int luma = greatest(other, 2, LUMA);
    int chroma = greatest(other, 2 + LUMA, 2 * CHROMA);
    double stretch = Math.abs(aspect() - other.aspect());
    return Math.max(luma, chroma) + 255 * Math.max(0, stretch - ASPECT_TOLERANCE);
  }

  private int greatest(PictureFingerprint other, int from, int count) {
    int greatest = 0;
    for (int i = from; i < from + count; i++) {
      greatest = Math.max(greatest, Math.abs((content[i] & 0xff) - (other.content[i] & 0xff)));
    }
    return greatest;
  }

  private double aspect() {
    return (short) (content[0] << 8 | (content[1] & 0xff)) / ASPECT_STEPS;
  }
}
