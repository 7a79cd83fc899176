package dev.shangjia.platform.accounts;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which requests are counted, of people and of programs. */
final class RequestLimits {
  private static final RequestMatcher WITH_FILES =
      request -> {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/");
      };

  static final List<LimitFilter.Rule> OF_PEOPLE =
      List.of(
          LimitFilter.Rule.fromPlace(
              Limit.FORM_FROM_PLACE, posted("/join", "/setup", "/invitations/*")),
          LimitFilter.Rule.fromPlace(
              Limit.SECRET_FROM_PLACE,
              any(
                  "/invitations/*",
                  "/sign-in/link/*",
                  "/sign-in/passkey/options",
                  "/oauth2/authorization/*",
                  "/login/oauth2/code/*")),
          LimitFilter.Rule.ofPerson(Limit.TOKEN_OF_PERSON, posted("/account/tokens")),
          LimitFilter.Rule.ofPerson(Limit.UPLOAD_OF_PERSON, WITH_FILES));

  static final List<LimitFilter.Rule> OF_PROGRAMS =
      List.of(
          LimitFilter.Rule.fromPlace(Limit.API_FROM_PLACE, AnyRequestMatcher.INSTANCE),
          LimitFilter.Rule.ofPerson(Limit.API_OF_PERSON, AnyRequestMatcher.INSTANCE),
          LimitFilter.Rule.ofPerson(Limit.UPLOAD_OF_PERSON, WITH_FILES));

  private RequestLimits() {}

  private static RequestMatcher posted(String... paths) {
    return matching(HttpMethod.POST, paths);
  }

  private static RequestMatcher any(String... paths) {
    return new OrRequestMatcher(
        List.of(paths).stream()
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());
  }

  private static RequestMatcher matching(HttpMethod method, String... paths) {
    return new OrRequestMatcher(
        List.of(paths).stream()
            .<RequestMatcher>map(
                path -> PathPatternRequestMatcher.withDefaults().matcher(method, path))
            .toList());
  }
}
