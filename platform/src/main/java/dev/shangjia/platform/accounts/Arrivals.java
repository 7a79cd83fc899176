package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Lets in who showed who they are, by whatever means. */
@Component
class Arrivals {
  /** Where somebody ends who has an account and is a member of nothing. */
  static final String NOWHERE = "/sign-in?nowhere";

  private final RequestCache requests = new HttpSessionRequestCache();
  private final Accounts accounts;
  private final SessionSignIn sessions;

  Arrivals(Accounts accounts, SessionSignIn sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /**
   * Begins a session as the member that a person was last.
   *
   * @return where it goes on: what they wanted before they had to sign in, or the first page;
   *     {@link #NOWHERE}, and no session, for who is a member of nothing
   */
  String arrive(PersonId person, HttpServletRequest request, HttpServletResponse response) {
    Optional<SignedIn> member = accounts.memberships(person).stream().findFirst();
    if (member.isEmpty()) {
      return NOWHERE;
    }
    SavedRequest wanted = requests.getRequest(request, response);
    requests.removeRequest(request, response);
    sessions.begin(member.get(), request, response);
    return wanted == null ? "/" : wanted.getRedirectUrl();
  }
}
