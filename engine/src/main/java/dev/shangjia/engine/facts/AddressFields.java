package dev.shangjia.engine.facts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What an address says by itself. */
final class AddressFields {
  private AddressFields() {}

  /**
   * One of {@code url}, {@code scheme} and {@code host}.
   *
   * @param written the address as it was written
   */
  static String of(String written, String field) {
    return switch (field) {
      case "url" -> written;
      case "scheme" ->
          WebAddress.of(written).map(WebAddress::scheme).orElseGet(() -> scheme(written));
      case "host" -> WebAddress.of(written).map(WebAddress::host).orElse("");
      default -> throw new IllegalStateException("no address has a field " + field);
    };
  }

  /** Of what is an address, but none of the web. */
  private static String scheme(String written) {
    try {
      String scheme = new URI(written.strip()).getScheme();
      return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException notAnAddress) {
      return "";
    }
  }
}
