package dev.shangjia.platform.catalog;

import dev.shangjia.platform.apps.AppId;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What names a listing in addresses: the letters of its name that everybody can type, and a number.
 */
final class ListingAddress {
  private static final int LONGEST = 60;

  private ListingAddress() {}

  /** Of an app that is listed under a name, such as {@code meeting-notes-12}. */
  static String of(AppId app, String name) {
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String head = letters.substring(0, Math.min(LONGEST, letters.length()));
    return head.isEmpty() ? app.toString() : head.replaceAll("-+$", "") + "-" + app;
  }
}
