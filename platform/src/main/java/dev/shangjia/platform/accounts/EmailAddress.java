package dev.shangjia.platform.accounts;

import java.util.regex.Pattern;

/** What is taken for an address of mail. */
final class EmailAddress {
  static final int LONGEST = 254;

  /** One at sign, nothing that could end a line or begin another header, a dot or a bare host. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}<>(),;:\"\\\\\\[\\]]+@[^@\\s\\p{Cntrl}<>(),;:\"\\\\\\[\\]]+");

  private EmailAddress() {}

  static boolean isOne(String value) {
    return value.length() <= LONGEST && SHAPE.matcher(value).matches();
  }
}
