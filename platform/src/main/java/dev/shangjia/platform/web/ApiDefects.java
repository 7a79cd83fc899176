package dev.shangjia.platform.web;

import dev.shangjia.engine.LocalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What programs are told when the server fails: a problem like any other, without its insides. */
@RestControllerAdvice(annotations = RestController.class)
final class ApiDefects extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiDefects.class);

  private static final LocalText FAILED =
      new LocalText(
          "服务器处理这个请求时出错，原因已记入其日志；请稍后再试，仍不成功请告知市场运营方。",
          "The server failed at this request, and its log says why. Try again later; if it fails again, tell whoever runs the market.");

  @ExceptionHandler
  ProblemDetail failed(Exception defect) throws Exception {
    if (defect instanceof AccessDeniedException) {
      // The chain of filters answers it.
      throw defect;
    }
    LOG.error("a request of a program failed", defect);
    return problem().getBody();
  }

  /** What there is to say of a failure. */
  static ApiRefusal problem() {
    return new ApiRefusal(HttpStatus.INTERNAL_SERVER_ERROR, "server-failed", FAILED);
  }
}
