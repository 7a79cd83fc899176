package dev.shangjia.platform.inspections;

import dev.shangjia.platform.tenancy.OrganizationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;

/**
 * By when providers that a version newly stops are to put that right, one group after another, so
 * that not all of them hand in on one day.
 *
 * @param first the day of the first group
 * @param groups how many groups there are, from 1 to {@value #MOST_GROUPS}
 * @param daysBetween how many days lie between two groups, from 0 to {@value #MOST_DAYS}
 */
public record FixDates(LocalDate first, int groups, int daysBetween) {
  /** The most groups that there can be. */
  public static final int MOST_GROUPS = 12;

  /** The most days between two of them, and before the first. */
  public static final int MOST_DAYS = 90;

  public FixDates {
    if (groups < 1 || groups > MOST_GROUPS || daysBetween < 0 || daysBetween > MOST_DAYS) {
      throw new IllegalArgumentException(groups + " groups, " + daysBetween + " days between");
    }
  }

  /**
   * The day of a provider. Its group follows from the version and the provider alone, so that
   * anybody can work it out, and nobody is last every time: the first four bytes of SHA-256 of
   * {@code HASH:ORGANIZATION}, as a number, by the number of groups.
   *
   * @param hash of the version
   */
  public LocalDate of(String hash, OrganizationId organization) {
    byte[] digest = sha256(hash + ":" + organization.value());
    int group = (int) (Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) % groups);
    return first.plusDays((long) group * daysBetween);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
