package dev.shangjia.platform.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs in with an address and a password. */
@Component
final class PasswordSignIn implements AuthenticationProvider {
  private final Accounts accounts;

  PasswordSignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    return accounts
        .withPassword(asked.getName(), String.valueOf(asked.getCredentials()))
        .map(PasswordSignIn::token)
        .orElseThrow(() -> new BadCredentialsException("address and password do not fit"));
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
