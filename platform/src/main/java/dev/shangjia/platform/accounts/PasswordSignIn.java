package dev.shangjia.platform.accounts;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in with an address and a password. Each attempt counts before it is made, for the address
 * and for the place; a good one gives back what it took.
 */
@Component
final class PasswordSignIn implements AuthenticationProvider {
  private final Accounts accounts;
  private final Attempts attempts;

  PasswordSignIn(Accounts accounts, Attempts attempts) {
    this.accounts = accounts;
    this.attempts = attempts;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String email = asked.getName().strip();
    String place = place(asked);
    Optional<Duration> wait =
        attempts
            .take(Limit.SIGN_IN_FROM_PLACE, place)
            .or(() -> attempts.take(Limit.SIGN_IN_OF_ADDRESS, email));
    if (wait.isPresent()) {
      throw new TooManyAttempts(wait.get());
    }
    SignedIn signedIn =
        accounts
            .withPassword(email, String.valueOf(asked.getCredentials()))
            .orElseThrow(() -> new BadCredentialsException("address and password do not fit"));
    attempts.giveBack(Limit.SIGN_IN_FROM_PLACE, place);
    attempts.forget(Limit.SIGN_IN_OF_ADDRESS, email);
    return token(signedIn);
  }

  private static String place(Authentication asked) {
    return asked.getDetails() instanceof WebAuthenticationDetails details
            && details.getRemoteAddress() != null
        ? Place.of(details.getRemoteAddress())
        : "";
  }

  @Override
  public boolean supports(@Nullable Class<?> authentication) {
    return authentication == UsernamePasswordAuthenticationToken.class;
  }

  static Authentication token(SignedIn signedIn) {
    return UsernamePasswordAuthenticationToken.authenticated(
        signedIn,
        null,
        signedIn.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList());
  }
}
