package dev.shangjia.platform.files;

import dev.shangjia.platform.tenancy.OrganizationId;

/**
 * A content that is stored.
 *
 * @param organization whose it is
 * @param sha256 of its content, 64 hexadecimal digits in lower case
 * @param bytes its size
 * @param mediaType what its content is, whatever its name says: such as {@code image/png}; {@code
 *     application/octet-stream} when nobody can tell
 * @param protection how it is kept
 */
public record StoredFile(
    OrganizationId organization,
    String sha256,
    long bytes,
    String mediaType,
    Protection protection) {

  /** How a content is kept. */
  public enum Protection {
    /** As it is: what a listing shows to everybody. */
    PLAIN,
    /** Encrypted, each access told: licences, identity cards, contracts. */
    SENSITIVE
  }

  /** Whether browsers may show it as a picture; drawings that can hold scripts are none. */
  public boolean isPicture() {
    return isPicture(mediaType);
  }

  /** The same of a media type. */
  public static boolean isPicture(String mediaType) {
    return MediaTypes.PICTURES.contains(mediaType);
  }
}
