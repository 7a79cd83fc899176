package dev.shangjia.platform.accounts;

import java.io.Serializable;

/**
 * Who somebody is elsewhere, as the host's sign-in says.
 *
 * @param issuer who says so: an address
 * @param subject their number there, which never changes; the mail may
 * @param email where they read mail; empty when it is not said
 * @param verified whether the issuer made sure that the mail is theirs
 * @param name what they are called; empty when it is not said
 */
record OutsideIdentity(String issuer, String subject, String email, boolean verified, String name)
    implements Serializable {

  /** What to call them: their name, or where they read mail. */
  String called() {
    return name.isBlank() ? email : name;
  }
}
