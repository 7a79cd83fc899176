package dev.shangjia.platform.accounts;

import dev.shangjia.platform.web.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognizes the person behind {@code Authorization: Bearer sjt_...}. */
final class TokenFilter extends OncePerRequestFilter {
  private final AccessTokens tokens;
  private final WrongTokens wrong;

  TokenFilter(AccessTokens tokens, WrongTokens wrong) {
    this.tokens = tokens;
    this.wrong = wrong;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> token = BearerToken.of(request);
    if (token.isPresent()) {
      Optional<AccessTokens.Bearer> bearer = tokens.bearer(token.get());
      if (bearer.isPresent()) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(bearer.get()));
        SecurityContextHolder.setContext(context);
      } else {
        Optional<Duration> wait = wrong.count(request);
        if (wait.isPresent()) {
          ApiProblem.TOO_MANY.write(response, wait.get());
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static Authentication authentication(AccessTokens.Bearer bearer) {
    return UsernamePasswordAuthenticationToken.authenticated(
        bearer.signedIn(),
        null,
        Stream.concat(
                bearer.signedIn().roles().stream().map(role -> "ROLE_" + role.name()),
                bearer.scopes().stream().map(TokenScope::authority))
            .map(SimpleGrantedAuthority::new)
            .toList());
  }
}
