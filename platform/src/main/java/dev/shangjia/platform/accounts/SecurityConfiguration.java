package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.web.Visitor;
import dev.shangjia.platform.web.Visitors;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what, and what browsers are told not to do. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** The least that OWASP asks of Argon2id; about 50 ms. */
  private static final int ARGON2_KIBIBYTES = 19_456;

  private static final int ARGON2_PASSES = 2;
  private static final int ARGON2_LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  @Bean
  static PasswordEncoder passwordEncoder() {
    var argon2 =
        new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, ARGON2_LANES, ARGON2_KIBIBYTES, ARGON2_PASSES);
    return new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
  }

  @Bean
  static Visitors visitors() {
    return () ->
        SignedIn.current()
            .map(who -> new Visitor(who.personName(), who.organizationName(), who.side()));
  }

  @Bean
  SecurityFilterChain pages(HttpSecurity http, Accounts accounts, Acting acting) {
    return http.authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers("/", "/setup", "/sign-in", "/assets/**", "/webjars/**")
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("email")
                    .passwordParameter("password")
                    .permitAll())
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .addFilterBefore(new ActingFilter(accounts, acting), AuthorizationFilter.class)
        .build();
  }
}
