package dev.shangjia.cli.market;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a market is.
 *
 * @param root such as {@code https://market.example.com}, without a slash at its end
 */
public record MarketAddress(URI root) {

  /** What came of reading an address. */
  public sealed interface Reading {
    record Read(MarketAddress address) implements Reading {}

    /** It is no address that a market can have. */
    record Malformed() implements Reading {}

    /** A token would be sent in the clear. */
    record Unprotected() implements Reading {}
  }

  /**
   * Reads an address: {@code https}, or {@code http} on this machine, where nobody listens in.
   *
   * @param text as somebody wrote it
   */
  public static Reading read(String text) {
    URI uri;
    try {
      uri = new URI(text.strip().replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      return new Reading.Malformed();
    }
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    if (uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null
        || !(scheme.equals("https") || scheme.equals("http"))) {
      return new Reading.Malformed();
    }
    return scheme.equals("http") && !isOfThisMachine(uri.getHost())
        ? new Reading.Unprotected()
        : new Reading.Read(new MarketAddress(uri));
  }

  private static boolean isOfThisMachine(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /** An address below it, such as {@code /api/v1/apps}. */
  public URI at(String path) {
    return URI.create(root + path);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
