package dev.shangjia.platform.desk;

import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The operator's people read the policy desk; policy authors change something there. */
final class PolicyMember {
  private PolicyMember() {}

  /** Who asks; anybody else is told that the page is not theirs. */
  static SignedIn reader() {
    return SignedIn.current()
        .filter(who -> who.side() == Side.OPERATOR)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }

  /** Who changes something; anybody else is told that it is not theirs to change. */
  static SignedIn author() {
    SignedIn who = reader();
    if (!isAuthor(who)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return who;
  }

  static boolean isAuthor(SignedIn who) {
    return who.is(MemberRole.POLICY_AUTHOR);
  }
}
