package dev.shangjia.engine.facts;

import java.util.Locale;
import java.util.Optional;

/**
 * An address of the web, read and written as browsers do: hosts in lower case and ASCII
 * (internationalized names in Punycode), numbers in whatever form they come as dotted IPv4, IPv6
 * compressed, the scheme's own port left out, dots in paths resolved, everything that is not ASCII
 * percent-encoded, and no fragment.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, a dotted IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535, the scheme's own when none was written
 * @param target path and query, beginning with a slash
 */
public record WebAddress(String scheme, String host, int port, String target) {
  /** Longer ones are not taken for addresses; common servers refuse them, too. */
  public static final int MOST_CHARACTERS = 4_096;

  /** What came of reading a text. */
  public sealed interface Reading {

    /** It is an address. */
    record Read(WebAddress address) implements Reading {}

    /** It is none that can be opened. */
    record Refused(Flaw flaw) implements Reading {}
  }

  /** Why a text is no address that can be opened. */
  public enum Flaw {
    /** Not of the form that addresses have. */
    NOT_AN_ADDRESS("bad-address"),
    /** Neither {@code http} nor {@code https}. */
    OTHER_SCHEME("unsupported-scheme"),
    /** A name or a password stands before the host. */
    CREDENTIALS("credentials");

    private final String code;

    Flaw(String code) {
      this.code = code;
    }

    /** The name used in facts. */
    public String code() {
      return code;
    }
  }

  /** Reads a text; white space around it is left out. */
  public static Reading read(String text) {
    return AddressReading.read(text);
  }

  /** The address that a text is, if it is one that can be opened. */
  public static Optional<WebAddress> of(String text) {
    return read(text) instanceof Reading.Read(WebAddress address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /**
   * One way of writing an address; of a text that is none, the text itself, cut off when it is too
   * long.
   */
  public static String normalized(String text) {
    String stripped = text.strip();
    return of(stripped)
        .map(WebAddress::toString)
        .orElseGet(() -> stripped.substring(0, Math.min(stripped.length(), MOST_CHARACTERS)));
  }

  /** Whether a text is meant as an address rather than a file's path: it begins with a scheme. */
  public static boolean isMeantBy(String text) {
    return AddressReading.SCHEME.matcher(text.strip()).lookingAt();
  }

  /**
   * The address that a reference on this page leads to, as in a {@code Location} header.
   *
   * @param reference absolute or relative
   */
  public Reading resolve(String reference) {
    String text = reference.strip();
    if (text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return read(text);
    }
    if (text.startsWith("//")) {
      return read(scheme + ":" + text);
    }
    String origin = scheme + "://" + authority();
    if (text.startsWith("/")) {
      return read(origin + text);
    }
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (text.isEmpty() || text.startsWith("#")) {
      return new Reading.Read(this);
    }
    return read(
        origin
            + (text.startsWith("?") ? path : path.substring(0, path.lastIndexOf('/') + 1))
            + text);
  }

  /** Whether it is {@code https}. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Host, and port when it is not the scheme's own. */
  public String authority() {
    return port == standardPort(scheme) ? host : host + ":" + port;
  }

  static int standardPort(String scheme) {
    return scheme.toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority() + target;
  }
}
