package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets a browser stay signed in, however its person showed who they are. */
@Component
class SessionSignIn {
  /** From where and with which program the session began, for the list of sessions. */
  static final String PLACE = "shangjia.place";

  static final String BROWSER = "shangjia.browser";

  private static final int LONGEST_AGENT = 300;

  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  /** Begins a session as a member; whoever had the session's number before has it no more. */
  void begin(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
    request.getSession(true);
    request.changeSessionId();
    remember(request);
    save(PasswordSignIn.token(signedIn), request, response);
  }

  /** Goes on as another member in the same session. */
  void change(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
    save(PasswordSignIn.token(signedIn), request, response);
  }

  /** Notes where the session of a request began. */
  void remember(HttpServletRequest request) {
    HttpSession session = request.getSession(true);
    session.setAttribute(PLACE, request.getRemoteAddr());
    String agent = request.getHeader("User-Agent");
    session.setAttribute(
        BROWSER,
        Browser.named(
            agent == null ? "" : agent.substring(0, Math.min(LONGEST_AGENT, agent.length()))));
  }

  private void save(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
