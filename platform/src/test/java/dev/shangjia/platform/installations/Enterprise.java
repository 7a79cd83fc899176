package dev.shangjia.platform.installations;

import dev.shangjia.platform.Browsing;
import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.accounts.SignedIn;
import dev.shangjia.platform.tenancy.PersonId;
import dev.shangjia.platform.tenancy.Side;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** An enterprise with an admin, and members as tests want them; everybody is new. */
public final class Enterprise {
  /** With what everybody here signs in. */
  public static final String PASSWORD = "copper meadow 58 lantern";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Accounts accounts;
  private final int port;
  private final SignedIn admin;
  private final String email;

  /** Founds one whose people look at a server of this machine. */
  public Enterprise(ApplicationContext context, int port, String name) {
    this.accounts = context.getBean(Accounts.class);
    this.port = port;
    this.email = address("admin");
    this.admin =
        accounts.found(Side.ENTERPRISE, name, email, "Admin", PASSWORD, Set.of(MemberRole.ADMIN));
  }

  /** An address that nobody has. */
  public static String address(String name) {
    return name + "-" + NUMBER.incrementAndGet() + "@enterprise.example.com";
  }

  /** Who decides what is installed. */
  public SignedIn admin() {
    return admin;
  }

  /** With what the admin signs in. */
  public String email() {
    return email;
  }

  /** Lets somebody in who only uses what is installed. */
  public PersonId member(String email, String name) {
    return accounts.join(admin.organization(), email, name, PASSWORD, Set.of(MemberRole.MEMBER));
  }

  /** The admin's browser. */
  public Browsing browser() {
    return browser(email);
  }

  /** Somebody's browser. */
  public Browsing browser(String address) {
    var browser = new Browsing(port);
    if (!browser.signIn(address, PASSWORD).location().equals("/")) {
      throw new AssertionError(address + " cannot sign in");
    }
    return browser;
  }
}
