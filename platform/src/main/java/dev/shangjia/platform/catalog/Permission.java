package dev.shangjia.platform.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Something that an app may do, in the plain words in which its provider asked for it.
 *
 * @param scope what it may do; equal texts are the same permission
 * @param purpose what for; null when the provider did not say
 */
public record Permission(String scope, @Nullable String purpose) {
  private static final String BETWEEN = ": ";

  /** Reads what a projection gives: {@code scope: purpose}, or the scope alone. */
  static Permission of(String text) {
    int at = text.indexOf(BETWEEN);
    return at < 0
        ? new Permission(text, null)
        : new Permission(text.substring(0, at), text.substring(at + BETWEEN.length()));
  }
}
