package dev.shangjia.platform.casework;

import dev.shangjia.platform.tenancy.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which decisions are judged a second time, and who comes first to do so: by the hash of what they
 * are, so that nobody chooses, and whoever asks again gets the same.
 */
final class SecondReviewSample {
  /** A double tells so many bits apart. */
  private static final int BITS = 53;

  private SecondReviewSample() {}

  /**
   * Whether the decision of a round of a stage is in the sample.
   *
   * @param rate from 0, which holds none, to 1, which holds all
   */
  static boolean holds(CaseId id, String stage, int round, double rate) {
    return place("second-review:%s:%s:%d".formatted(id, stage, round)) < rate;
  }

  /** Where somebody stands among those who could judge a case again: the lowest comes first. */
  static double turn(CaseId id, PersonId person) {
    return place("second-reviewer:%s:%s".formatted(id, person));
  }

  /** From 0 to below 1, evenly. */
  private static double place(String what) {
    long first = ByteBuffer.wrap(sha256(what)).getLong();
    return (first >>> (Long.SIZE - BITS)) * Math.scalb(1.0, -BITS);
  }

  private static byte[] sha256(String what) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
