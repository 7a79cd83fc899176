package dev.shangjia.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The token that a program sends along: {@code Authorization: Bearer ...} (RFC 6750). */
public final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** The token of a request, whatever it is worth; empty when none came with it. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }
}
