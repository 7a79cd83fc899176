package dev.shangjia.platform.installations.scim;

import dev.shangjia.platform.accounts.WrongTokens;
import dev.shangjia.platform.installations.directory.DirectoryTokens;
import dev.shangjia.platform.tenancy.Acting;
import dev.shangjia.platform.tenancy.Actor;
import dev.shangjia.platform.tenancy.OrganizationId;
import dev.shangjia.platform.tenancy.Side;
import dev.shangjia.platform.web.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who keeps a directory by a program: whose token comes with the request, for that enterprise. */
@Configuration(proxyBeanMethods = false)
class ScimSecurity {

  /** Beside that of other programs; no session, no cookie, and so no forged form. */
  @Bean
  @Order(1)
  static SecurityFilterChain scim(
      HttpSecurity http, DirectoryTokens tokens, WrongTokens wrong, Acting acting) {
    return http.securityMatcher("/scim/**")
        .csrf(CsrfConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .addFilterBefore(new Bearer(tokens, wrong, acting), AuthorizationFilter.class)
        .build();
  }

  /** Lets nobody pass without a token, and does what is asked as the enterprise's directory. */
  private static final class Bearer extends OncePerRequestFilter {
    private final DirectoryTokens tokens;
    private final WrongTokens wrong;
    private final Acting acting;

    Bearer(DirectoryTokens tokens, WrongTokens wrong, Acting acting) {
      this.tokens = tokens;
      this.wrong = wrong;
      this.acting = acting;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Optional<String> token = BearerToken.of(request);
      Optional<OrganizationId> enterprise = token.flatMap(tokens::bearer);
      if (enterprise.isEmpty()) {
        Optional<Duration> wait = token.flatMap(_ -> wrong.count(request));
        if (wait.isPresent()) {
          delay(response, wait.get());
        } else {
          refuse(response);
        }
        return;
      }
      var actor = new Actor.SystemFor("scim", enterprise.get(), Side.ENTERPRISE);
      try {
        acting.calling(
            actor,
            () -> {
              chain.doFilter(request, response);
              return null;
            });
      } catch (ServletException | IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
      response.setHeader("WWW-Authenticate", "Bearer");
      write(
          response,
          HttpStatus.UNAUTHORIZED,
          "No valid token came with the request. Send Authorization: Bearer sjd_...; an admin of"
              + " the enterprise makes tokens beside its directory.");
    }

    private static void delay(HttpServletResponse response, Duration wait) throws IOException {
      response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
      write(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many tokens that are none came from here. Wait for as many seconds as Retry-After"
              + " says.");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String detail)
        throws IOException {
      response.setStatus(status.value());
      response.setContentType("application/scim+json");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.getWriter().write(String.valueOf(ScimApi.problem(status, null, detail).getBody()));
    }
  }
}
