package dev.shangjia.platform.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the host's sign-in is good for. How it is reached is set by {@code
 * spring.security.oauth2.client}.
 *
 * @param newcomers who gets in without an account
 */
@ConfigurationProperties("shangjia.host")
record HostSettings(@DefaultValue("invited") Newcomers newcomers) {

  /** Who gets in without an account. */
  enum Newcomers {
    /** Who is invited. */
    INVITED,
    /** Also everybody else, by founding a provider. */
    FOUND_PROVIDER
  }
}
