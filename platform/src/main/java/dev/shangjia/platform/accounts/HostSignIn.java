package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs in with what the host says about who somebody is, by OpenID Connect. */
@Component
class HostSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(HostSignIn.class);

  private final OAuth2ClientProperties settings;
  private final OutsideIdentities identities;
  private final Arrivals arrivals;
  private final HostArrival waiting;

  HostSignIn(
      OAuth2ClientProperties settings,
      OutsideIdentities identities,
      Arrivals arrivals,
      HostArrival waiting) {
    this.settings = settings;
    this.identities = identities;
    this.arrivals = arrivals;
    this.waiting = waiting;
  }

  /**
   * A host with which one can sign in.
   *
   * @param name as its button says
   * @param href where that leads
   */
  record Host(String name, String href) {}

  /** The hosts that are set; mostly one, or none. */
  List<Host> hosts() {
    return settings.getRegistration().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new Host(
                    Objects.requireNonNullElse(entry.getValue().getClientName(), entry.getKey()),
                    "/oauth2/authorization/" + entry.getKey()))
        .toList();
  }

  /** Adds to the pages what talks to the hosts, if one is set. */
  void secure(HttpSecurity http) {
    if (hosts().isEmpty()) {
      return;
    }
    http.oauth2Login(
        login ->
            login
                .loginPage("/sign-in")
                .authorizedClientRepository(new NoAuthorizedClients())
                .successHandler(this::succeeded)
                .failureHandler(this::failed)
                .withObjectPostProcessor(unreachable())
                .withObjectPostProcessor(forgetful()));
  }

  /** Where the host does not even tell how it is asked. */
  private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> unreachable() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(HostSignIn.this::failed);
        return filter;
      }
    };
  }

  /**
   * What the host said is used at once and not kept: a session would count as somebody's who is a
   * member of nothing. Set here, because the configuration of logins sets the session's own last.
   */
  private static ObjectPostProcessor<OAuth2LoginAuthenticationFilter> forgetful() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
        filter.setSecurityContextRepository(new NullSecurityContextRepository());
        return filter;
      }
    };
  }

  private void succeeded(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    SecurityContextHolder.clearContext();
    String next =
        authentication.getPrincipal() instanceof OidcUser user
            ? next(identity(user), request, response)
            : "/sign-in?host";
    response.sendRedirect(next.startsWith("/") ? request.getContextPath() + next : next);
  }

  private String next(
      OutsideIdentity who, HttpServletRequest request, HttpServletResponse response) {
    return switch (identities.come(who)) {
      case OutsideIdentities.Came.Known known -> {
        String onward = arrivals.arrive(known.person(), request, response);
        yield onward.equals(Arrivals.NOWHERE) ? waiting.begin(who, request) : onward;
      }
      case OutsideIdentities.Came.New _ -> waiting.begin(who, request);
      case OutsideIdentities.Came.Unverified _ -> "/sign-in?unverified";
      case OutsideIdentities.Came.OtherIdentity _ -> "/sign-in?otherIdentity";
    };
  }

  private void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    LOG.warn("the host's sign-in failed: {}", why.toString());
    response.sendRedirect(request.getContextPath() + "/sign-in?host");
  }

  private static OutsideIdentity identity(OidcUser user) {
    return new OutsideIdentity(
        Objects.requireNonNull(user.getIssuer(), "issuer").toString(),
        Objects.requireNonNull(user.getSubject(), "subject"),
        text(user.getEmail()),
        Boolean.TRUE.equals(user.getEmailVerified()) && EmailAddress.isOne(text(user.getEmail())),
        text(user.getFullName()));
  }

  private static String text(@Nullable String claim) {
    return claim == null ? "" : claim.strip();
  }
}
