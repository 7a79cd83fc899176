package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the API answers before any module sees the request, as problems of RFC 9457. */
enum ApiProblem {
  /** There is no valid token. */
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED,
      "not-signed-in",
      "No valid access token came with the request. Send the header Authorization: Bearer"
          + " sjt_...; tokens are made on the page /account/tokens."),
  /** The token's scopes, or its person's roles, do not allow it. */
  NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "not-allowed",
      "The token's scopes or its person's roles do not allow this. Reading needs the scope read,"
          + " changes need submit, the desk needs desk."),
  /** Too much was tried too quickly. */
  TOO_MANY(
      HttpStatus.TOO_MANY_REQUESTS,
      "too-many-requests",
      "Too many requests came from here. Wait for as many seconds as Retry-After says.");

  private final HttpStatus status;
  private final String code;
  private final String detail;

  ApiProblem(HttpStatus status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  void write(HttpServletResponse response) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response
        .getWriter()
        .write(
            """
            {"title":"%s","status":%d,"code":"%s","detail":"%s"}\
            """
                .formatted(status.getReasonPhrase(), status.value(), code, detail));
  }

  void write(HttpServletResponse response, Duration wait) throws IOException {
    response.setHeader("Retry-After", Long.toString(TooManyPages.seconds(wait)));
    write(response);
  }
}
