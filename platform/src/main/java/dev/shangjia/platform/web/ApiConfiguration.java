package dev.shangjia.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the problems that the framework itself answers a code too, made from their status. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
  static final String CODE = "code";

  @Override
  public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
    interceptors.add((problem, _) -> name(problem));
  }

  private static void name(ProblemDetail problem) {
    Map<String, Object> members = problem.getProperties();
    HttpStatus status = HttpStatus.resolve(problem.getStatus());
    if (status != null && (members == null || !members.containsKey(CODE))) {
      problem.setProperty(CODE, code(status));
    }
  }

  /** The code of a status that has no better one, such as {@code not-found}. */
  static String code(HttpStatus status) {
    return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
