package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.Acting;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything that a signed-in request does is done as its person. */
final class ActingFilter extends OncePerRequestFilter {
  private final Accounts accounts;
  private final Acting acting;

  ActingFilter(Accounts accounts, Acting acting) {
    this.accounts = accounts;
    this.acting = acting;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<SignedIn> before = SignedIn.current();
    if (before.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<SignedIn> now = accounts.refreshed(before.get());
    if (now.isEmpty()) {
      SecurityContextHolder.clearContext();
      chain.doFilter(request, response);
      return;
    }
    if (!now.get().equals(before.get())) {
      SecurityContextHolder.getContext().setAuthentication(PasswordSignIn.token(now.get()));
    }
    try {
      acting.calling(
          now.get().actor(),
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

  /** Styles and scripts are everybody's, and there are several to each page. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
