package dev.shangjia.probes.net;

import dev.shangjia.probes.net.HostResolver.Lookup;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where probes may connect. Whoever connects uses the addresses of the answer and resolves
 * nothing again, so that a name cannot mean something else a moment later. Safe for several
 * threads.
 */
public final class AddressGuard {

  /** How far probes may reach. */
  public enum Reach {
    /**
     * Public addresses, and of ports those of the web and the ones above 1023 that no other service
     * is known for.
     */
    PUBLIC,
    /** Also this machine itself, on any port: for tests and local development only. */
    PUBLIC_AND_LOOPBACK
  }

  /** What came of asking. */
  public sealed interface Answer {

    /**
     * One may connect to these.
     *
     * @param addresses at least one
     */
    record Allowed(List<InetAddress> addresses) implements Answer {
      public Allowed {
        addresses = List.copyOf(addresses);
      }
    }

    /**
     * One may not.
     *
     * @param reason why
     * @param detail the block of addresses, such as {@code link-local}, or the port
     */
    record Refused(Reason reason, String detail) implements Answer {}

    /** There is no such host, as far as the resolver can tell. */
    record UnknownHost() implements Answer {}

    /** Nobody could be asked for the name, so that nothing can be said of the host. */
    record NoNetwork() implements Answer {}
  }

  /** Why a target is refused. */
  public enum Reason {
    FORBIDDEN_ADDRESS("forbidden-address"),
    FORBIDDEN_PORT("forbidden-port");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The name used in facts. */
    public String code() {
      return code;
    }
  }

  /**
   * Above 1023, those that browsers block, and those of databases and of machines' own
   * administration.
   */
  private static final Set<Integer> OTHER_SERVICES =
      Set.of(
          1433, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045,
          4190, 5060, 5061, 5432, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669,
          6679, 6697, 9042, 9092, 9200, 9300, 10080, 10250, 10255, 11211, 27017);

  private final HostResolver resolver;
  private final Reach reach;

  /** A guard that looks names up in some way. */
  public AddressGuard(HostResolver resolver, Reach reach) {
    this.resolver = resolver;
    this.reach = reach;
  }

  /** A guard that asks the operating system for names. */
  public static AddressGuard standard(Reach reach) {
    return new AddressGuard(HostResolver.ofSystem(), reach);
  }

  /**
   * Where one may connect for a host. A host is refused when any of its addresses is: a name that
   * is public and private at once is no accident.
   *
   * @param host as {@code WebAddress.host} writes it: a name in ASCII, a dotted IPv4 address, or an
   *     IPv6 address in brackets
   * @param port 1 to 65535
   */
  public Answer resolve(String host, int port) {
    return switch (lookUp(host)) {
      case Lookup.Found(List<InetAddress> addresses) -> judge(addresses, port);
      case Lookup.Unknown _ -> new Answer.UnknownHost();
      case Lookup.NotAsked _ -> new Answer.NoNetwork();
    };
  }

  private Answer judge(List<InetAddress> addresses, int port) {
    for (InetAddress address : addresses) {
      Optional<AddressBlock> forbidden = forbidden(address);
      if (forbidden.isPresent()) {
        return new Answer.Refused(Reason.FORBIDDEN_ADDRESS, forbidden.get().code());
      }
    }
    return allowsPort(port, addresses)
        ? new Answer.Allowed(addresses)
        : new Answer.Refused(Reason.FORBIDDEN_PORT, String.valueOf(port));
  }

  /** Whether one may connect to an address; asked once more where sockets are opened. */
  boolean allows(InetAddress address) {
    return forbidden(address).isEmpty();
  }

  private Optional<AddressBlock> forbidden(InetAddress address) {
    return AddressBlock.of(address).filter(block -> !isOpen(block));
  }

  private boolean isOpen(AddressBlock block) {
    return reach == Reach.PUBLIC_AND_LOOPBACK && block == AddressBlock.LOOPBACK;
  }

  private static boolean allowsPort(int port, List<InetAddress> addresses) {
    if (port == 80 || port == 443) {
      return true;
    }
    // Only a guard that allows loopback gets here with such addresses.
    boolean own = addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    return own || (port > 1023 && !OTHER_SERVICES.contains(port));
  }

  private Lookup lookUp(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      return literal(name.substring(1, name.length() - 1));
    }
    if (name.matches("[0-9]+(\\.[0-9]+){3}")) {
      return literal(name);
    }
    // RFC 6761: these mean this machine, and no resolver is asked for them.
    return name.equals("localhost") || name.endsWith(".localhost")
        ? literal("127.0.0.1")
        : resolver.lookUp(name);
  }

  private static Lookup literal(String text) {
    try {
      return new Lookup.Found(List.of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException notAnAddress) {
      return new Lookup.Unknown();
    }
  }
}
