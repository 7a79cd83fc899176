package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Pages of the desk are for the operator's people only. */
final class DeskMember {
  private DeskMember() {}

  /** Who asks; anybody else is told that the page is not theirs. */
  static SignedIn required() {
    SignedIn by =
        SignedIn.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    if (by.side() != Side.OPERATOR) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return by;
  }
}
