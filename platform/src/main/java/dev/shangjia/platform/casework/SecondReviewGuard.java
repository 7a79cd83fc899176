package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps a case from who has to judge it again without knowing it: everything that stands below its
 * address, pages and API alike. They come to their second review instead. Of others of the desk it
 * notes that they open it, as long as that matters.
 */
@Configuration(proxyBeanMethods = false)
class SecondReviewGuard implements WebMvcConfigurer, HandlerInterceptor {
  private static final String API = "/api/";

  private final SecondReviews seconds;

  SecondReviewGuard(SecondReviews seconds) {
    this.seconds = seconds;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/cases/{id}/**", "/api/v1/cases/{id}/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Optional<SignedIn> by = SignedIn.current().filter(one -> one.side() == Side.OPERATOR);
    Optional<Long> own = by.flatMap(who -> caseId(request).flatMap(id -> seconds.opening(id, who)));
    if (own.isEmpty()) {
      return true;
    }
    if (request.getRequestURI().startsWith(API)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    response.sendRedirect(SecondReviewNotices.ALL + "/" + own.get());
    return false;
  }

  private static Optional<CaseId> caseId(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? Optional.ofNullable(variables.get("id"))
            .map(Object::toString)
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(id -> new CaseId(Long.parseLong(id)))
        : Optional.empty();
  }
}
