package dev.shangjia.platform.accounts;

import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.web.UnknownAddresses;
import dev.shangjia.platform.web.Visitor;
import dev.shangjia.platform.web.Visitors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what, and what browsers are told not to do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordSettings.class)
class SecurityConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final int ARGON2_LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  @Bean
  static PasswordEncoder passwordEncoder(PasswordSettings settings) {
    var argon2 =
        new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, ARGON2_LANES, settings.kibibytes(), settings.passes());
    return new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
  }

  @Bean
  static Visitors visitors(Notices notices) {
    return () ->
        SignedIn.current()
            .map(
                who ->
                    new Visitor(
                        who.personName(),
                        who.organizationName(),
                        who.side(),
                        () -> notices.unread(who.person())));
  }

  /** Metrics on a port of their own, which only machines reach that are let to. */
  @Bean
  @Order(0)
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  static SecurityFilterChain metrics(HttpSecurity http) {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .build();
  }

  /** Programs with a token; no session, no cookie, and so no forged form. */
  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http,
      Accounts accounts,
      Acting acting,
      AccessTokens tokens,
      WrongTokens wrong,
      Attempts attempts) {
    var limits =
        new LimitFilter(
            attempts,
            RequestLimits.OF_PROGRAMS,
            (_, response, wait) -> ApiProblem.TOO_MANY.write(response, wait));
    return http.securityMatcher("/api/**")
        .csrf(CsrfConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers("/api/v1/desk/**")
                    .hasAuthority(TokenScope.DESK.authority())
                    .requestMatchers(HttpMethod.GET, "/api/**")
                    .hasAuthority(TokenScope.READ.authority())
                    .requestMatchers(HttpMethod.HEAD, "/api/**")
                    .hasAuthority(TokenScope.READ.authority())
                    // Which of the two it takes depends on who acts; the endpoint says so.
                    .requestMatchers("/api/v1/cases/**")
                    .hasAnyAuthority(TokenScope.SUBMIT.authority(), TokenScope.DESK.authority())
                    .anyRequest()
                    .hasAuthority(TokenScope.SUBMIT.authority()))
        .exceptionHandling(
            problems ->
                problems
                    .authenticationEntryPoint(
                        (_, response, _) -> ApiProblem.NOT_SIGNED_IN.write(response))
                    .accessDeniedHandler(
                        (_, response, _) -> ApiProblem.NOT_ALLOWED.write(response)))
        .addFilterBefore(new ActingFilter(accounts, acting), AuthorizationFilter.class)
        .addFilterBefore(limits, ActingFilter.class)
        .addFilterBefore(new TokenFilter(tokens, wrong), LimitFilter.class)
        .build();
  }

  /** People with a browser. */
  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Accounts accounts,
      Acting acting,
      SessionSignIn sessions,
      HostSignIn hosts,
      UnknownAddresses unknown,
      Attempts attempts) {
    hosts.secure(http);
    var signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
    return http.exceptionHandling(
            problems ->
                problems.authenticationEntryPoint(
                    (request, response, why) -> {
                      if (unknown.matches(request)) {
                        response.sendError(HttpStatus.NOT_FOUND.value());
                      } else {
                        signIn.commence(request, response, why);
                      }
                    }))
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers(
                        "/",
                        "/setup",
                        "/sign-in",
                        "/sign-in/**",
                        "/join",
                        "/invitations/*",
                        TooManyPages.PATH)
                    .permitAll()
                    .requestMatchers("/assets/**", "/webjars/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/market", "/market/**", "/status")
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/error", "/.well-known/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole(MemberRole.ADMINISTRATOR.name())
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("email")
                    .passwordParameter("password")
                    .successHandler(succeeded(sessions))
                    .failureHandler(SecurityConfiguration::failed)
                    .permitAll())
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .addFilterBefore(new ActingFilter(accounts, acting), AuthorizationFilter.class)
        .addFilterAfter(
            new LimitFilter(attempts, RequestLimits.OF_PEOPLE, TooManyPages::show),
            CsrfFilter.class)
        .build();
  }

  private static AuthenticationSuccessHandler succeeded(SessionSignIn sessions) {
    var goOn = new SavedRequestAwareAuthenticationSuccessHandler();
    return (request, response, authentication) -> {
      sessions.remember(request);
      goOn.onAuthenticationSuccess(request, response, authentication);
    };
  }

  private static void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws ServletException, IOException {
    if (why instanceof TooManyAttempts many) {
      TooManyPages.show(request, response, many.untilNext());
    } else {
      response.sendRedirect(request.getContextPath() + "/sign-in?refused");
    }
  }
}
