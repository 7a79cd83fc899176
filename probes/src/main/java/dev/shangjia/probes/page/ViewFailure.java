package dev.shangjia.probes.page;

import dev.shangjia.engine.facts.WebAddress;
import java.util.Locale;

/** Why a view of a page shows less than the page, or nothing. The codes are stable. */
enum ViewFailure {
  NONE,
  /** The text is no address. */
  BAD_ADDRESS,
  UNSUPPORTED_SCHEME,
  /** A name or a password stands in the address. */
  CREDENTIALS,
  UNKNOWN_HOST,
  /** An address that probes may not reach, such as one of a private network. */
  FORBIDDEN_ADDRESS,
  /** A port on which no web server is known to be. */
  FORBIDDEN_PORT,
  REFUSED,
  TLS,
  BAD_RESPONSE,
  /** No answer, or no load event, in time. */
  TIMEOUT,
  REDIRECT_LOOP,
  /** The address gives a file to keep, and nothing to look at. */
  DOWNLOAD,
  /** More bytes or requests than a view may load. */
  TOO_LARGE,
  /** The page's scripts leave no time to anything else. */
  UNRESPONSIVE,
  CRASHED,
  TOO_MUCH_MEMORY,
  /** The other views of the page took all the time there is. */
  NOT_OPENED,
  /** Chromium names a reason that none of the others is. */
  FAILED;

  /** {@code unknown-host}, {@code too-large}, ...; empty for none. */
  String code() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The failure that a flaw of an address is. */
  static ViewFailure of(WebAddress.Flaw flaw) {
    return switch (flaw) {
      case NOT_AN_ADDRESS -> BAD_ADDRESS;
      case OTHER_SCHEME -> UNSUPPORTED_SCHEME;
      case CREDENTIALS -> CREDENTIALS;
    };
  }

  /** The failure that a reason of the proxy is. */
  static ViewFailure ofProxy(String reason) {
    return switch (reason) {
      case "unknown-host" -> UNKNOWN_HOST;
      case "forbidden-address" -> FORBIDDEN_ADDRESS;
      case "forbidden-port" -> FORBIDDEN_PORT;
      case "refused" -> REFUSED;
      case "timed-out" -> TIMEOUT;
      case "too-large" -> TOO_LARGE;
      default -> FAILED;
    };
  }

  /** What one of Chromium's network errors says, such as {@code net::ERR_CONNECTION_REFUSED}. */
  static ViewFailure of(String error) {
    String name = error.replace("net::ERR_", "");
    return switch (name) {
      case "" -> NONE;
      case "NAME_NOT_RESOLVED" -> UNKNOWN_HOST;
      case "CONNECTION_REFUSED", "ADDRESS_UNREACHABLE", "TUNNEL_CONNECTION_FAILED" -> REFUSED;
      case "TIMED_OUT", "CONNECTION_TIMED_OUT" -> TIMEOUT;
      case "TOO_MANY_REDIRECTS" -> REDIRECT_LOOP;
      case "EMPTY_RESPONSE",
          "INVALID_HTTP_RESPONSE",
          "CONNECTION_RESET",
          "CONNECTION_CLOSED",
          "CONTENT_LENGTH_MISMATCH",
          "INCOMPLETE_CHUNKED_ENCODING",
          "CONTENT_DECODING_FAILED",
          "INVALID_CHUNKED_ENCODING" ->
          BAD_RESPONSE;
      default -> name.contains("CERT_") || name.contains("SSL_") ? TLS : FAILED;
    };
  }
}
