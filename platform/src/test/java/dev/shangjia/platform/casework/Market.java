package dev.shangjia.platform.casework;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.Side;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** People of a market for tests; everybody is new, so that tests do not see each other's. */
final class Market {
  static final String PASSWORD = "correct horse battery staple 7";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Accounts accounts;

  Market(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Somebody and the address with which they sign in. */
  record Somebody(SignedIn signedIn, String email) {
    CaseActor actor() {
      return CaseActor.of(signedIn);
    }
  }

  Somebody provider() {
    return found(Side.PROVIDER, Set.of(MemberRole.OWNER, MemberRole.DEVELOPER));
  }

  Somebody enterprise() {
    return found(Side.ENTERPRISE, Set.of(MemberRole.ADMIN, MemberRole.MEMBER));
  }

  /** Somebody of the desk with all its roles. */
  Somebody desk() {
    return found(Side.OPERATOR, EnumSet.copyOf(MemberRole.of(Side.OPERATOR)));
  }

  Somebody desk(MemberRole... roles) {
    return found(Side.OPERATOR, Set.of(roles));
  }

  private Somebody found(Side side, Set<MemberRole> roles) {
    int number = COUNT.incrementAndGet();
    String email = "casework-" + number + "@example.com";
    return new Somebody(
        accounts.found(
            side, side.code() + " " + number, email, "Person " + number, PASSWORD, roles),
        email);
  }
}
