package dev.shangjia.engine.image;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides whether two pictures are the same, from their fingerprints.
 *
 * <p>Source: TM-391 (repeated pictures among the screenshots).
 */
public final class Pictures {
  /**
   * From this likeness on two pictures are the same: scaled and recompressed copies reach 0.91 and
   * mostly 0.97 or more, one page in two languages 0.80, other dialogs over one page 0.70 or less.
   */
  public static final double SAME = 0.9;

  /** The difference at which nothing is alike any more, in levels. */
  private static final double UNLIKE = 128;

  private Pictures() {}

  /**
   * How alike two pictures are at the place where they differ most: 1 for the same, 0 for nothing
   * in common. Symmetric.
   *
   * @param a a fingerprint as {@link PictureFingerprint#encoded()} writes it
   * @param b another one
   * @return 0 to 1; empty when one of them is no fingerprint that this version reads
   */
  public static OptionalDouble likeness(String a, String b) {
    Optional<PictureFingerprint> first = PictureFingerprint.parse(a);
    Optional<PictureFingerprint> second = PictureFingerprint.parse(b);
    if (first.isEmpty() || second.isEmpty()) {
      return OptionalDouble.empty();
    }
    double difference = first.get().difference(second.get());
    return OptionalDouble.of(Math.max(0, 1 - difference / UNLIKE));
  }

  /**
   * Whether two pictures are the same to a viewer: likeness of at least {@link #SAME}.
   *
   * @return false also when one of them is no fingerprint
   */
  public static boolean same(String a, String b) {
    return likeness(a, b).orElse(0) >= SAME;
  }
}
