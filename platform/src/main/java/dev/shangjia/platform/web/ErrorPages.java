package dev.shangjia.platform.web;

import dev.shangjia.engine.LocalText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What somebody sees instead of what they asked for when no page answers it: why, and where to go
 * on. Programs get a problem. Nobody sees the server's insides; those are in its log.
 */
@Controller
final class ErrorPages implements ErrorController {
  private static final String API = "/api/";

  /** What to say; its words are {@code web.error.CODE.title} and {@code .lead}. */
  enum Kind {
    BAD_REQUEST("400"),
    FORBIDDEN("403"),
    NOT_FOUND("404"),
    TOO_LARGE("413"),
    FAILED("500");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    static Kind of(HttpStatus status) {
      return switch (status) {
        case UNAUTHORIZED, FORBIDDEN -> FORBIDDEN;
        case NOT_FOUND, METHOD_NOT_ALLOWED, GONE -> NOT_FOUND;
        case CONTENT_TOO_LARGE -> TOO_LARGE;
        default -> status.is4xxClientError() ? BAD_REQUEST : FAILED;
      };
    }
  }

  /**
   * What the page shows.
   *
   * @param status the status of HTTP
   * @param code of the words
   */
  record ErrorView(int status, String code) {}

  @RequestMapping("/error")
  Object show(HttpServletRequest request, HttpServletResponse response, Model model) {
    HttpStatus status = status(request);
    String address =
        Objects.requireNonNullElse(
            (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
    if (address.startsWith(request.getContextPath() + API)) {
      return ResponseEntity.status(status).body(problem(status, address).getBody());
    }
    response.setStatus(status.value());
    model.addAttribute("view", new ErrorView(status.value(), Kind.of(status).code));
    return "web/error";
  }

  /** Who comes here by hand finds nothing. */
  private static HttpStatus status(HttpServletRequest request) {
    @Nullable Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status instanceof Integer code
        ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
  }

  private static ApiRefusal problem(HttpStatus status, String address) {
    if (status.is5xxServerError()) {
      return ApiDefects.problem();
    }
    return new ApiRefusal(
        status,
        ApiConfiguration.code(status),
        new LocalText(
            "%s 无法这样访问；docs/openapi.yaml 列出了全部接口。".formatted(address),
            "%s cannot be asked for in this way; docs/openapi.yaml lists all that can."
                .formatted(address)));
  }
}
