package dev.shangjia.platform.web;

import dev.shangjia.engine.LocalText;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Refuses what a program asked for, as a problem of RFC 9457 in the language of the request. Its
 * member {@code code} never changes and is listed in docs/api.md.
 */
public final class ApiRefusal extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  /**
   * A refusal.
   *
   * @param code a name that never changes, such as {@code no-such-app}
   * @param reason what is wrong with what was sent, and what to do instead
   */
  public ApiRefusal(HttpStatus status, String code, LocalText reason) {
    super(status, problem(status, code, reason), null);
  }

  /** The same with another member. */
  public ApiRefusal with(String member, Object value) {
    getBody().setProperty(member, value);
    return this;
  }

  private static ProblemDetail problem(HttpStatus status, String code, LocalText reason) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, in(reason));
    problem.setProperty("code", code);
    return problem;
  }

  /** A text in the language of the request that is being answered. */
  public static String in(LocalText text) {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage())
        ? text.zh()
        : text.en();
  }
}
