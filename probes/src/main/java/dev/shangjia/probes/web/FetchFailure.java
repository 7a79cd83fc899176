package dev.shangjia.probes.web;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.net.AddressGuard;
import java.util.Locale;

/** Why no complete answer came, where that says something of the address. */
public enum FetchFailure {
  /** Not of the form that addresses have. */
  BAD_ADDRESS,
  /** Neither {@code http} nor {@code https}; the detail is what it is. */
  UNSUPPORTED_SCHEME,
  /** A name or a password stands before the host. */
  CREDENTIALS,
  /** The host is none of the public network; the detail is the block, such as {@code private}. */
  FORBIDDEN_ADDRESS,
  /** A port of another service than the web's; the detail is its number. */
  FORBIDDEN_PORT,
  /** No such name, as far as the name servers asked can tell. */
  UNKNOWN_HOST,
  /**
   * Nothing takes connections there; the detail is {@code unreachable} where no way leads there.
   */
  REFUSED,
  /** Too slow; the detail is {@code connect}, {@code answer} or {@code body}. */
  TIMEOUT,
  /**
   * No secure connection; the detail is {@code expired}, {@code not-yet-valid}, {@code wrong-host},
   * {@code self-signed}, {@code untrusted}, {@code weak}, {@code no-tls} or {@code handshake}.
   */
  TLS,
  /**
   * What came is no complete HTTP answer; the detail is {@code closed}, {@code reset}, {@code
   * malformed}, {@code incomplete}, {@code headers-too-large} or {@code packing}.
   */
  BAD_RESPONSE,
  /** The address leads back to one that was asked before. */
  REDIRECT_LOOP,
  TOO_MANY_REDIRECTS,
  /** The body is larger than what is read of one. */
  TOO_LARGE;

  /** The name used in facts, such as {@code unknown-host}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FetchFailure of(WebAddress.Flaw flaw) {
    return switch (flaw) {
      case NOT_AN_ADDRESS -> BAD_ADDRESS;
      case OTHER_SCHEME -> UNSUPPORTED_SCHEME;
      case CREDENTIALS -> CREDENTIALS;
    };
  }

  static FetchFailure of(AddressGuard.Reason reason) {
    return switch (reason) {
      case FORBIDDEN_ADDRESS -> FORBIDDEN_ADDRESS;
      case FORBIDDEN_PORT -> FORBIDDEN_PORT;
    };
  }
}
