package dev.shangjia.probes.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The resolver of the operating system.
 *
 * <p>Java has one exception for "there is no such name" and for "no name server answered". They are
 * told apart by what can be known without asking for anything else: whether any network interface
 * leads out of this machine, and whether the system calls the failure a temporary one. Where
 * neither says so, the name counts as unknown.
 */
final class SystemResolver implements HostResolver {
  /** What the C libraries of Linux, the BSDs and macOS say for {@code EAI_AGAIN}. */
  private static final List<String> TEMPORARY = List.of("Temporary failure", "Try again");

  /**
   * Names for which the system could not ask. Java repeats a failure for ten seconds without its
   * reason.
   */
  private final Set<String> notAsked = ConcurrentHashMap.newKeySet();

  @Override
  public Lookup lookUp(String name) {
    try {
      // The dot at the end keeps the search list of the local network out of it.
      var found = new Lookup.Found(List.of(InetAddress.getAllByName(name + ".")));
      notAsked.remove(name);
      return found;
    } catch (UnknownHostException unknown) {
      return failed(name, String.valueOf(unknown.getMessage()));
    }
  }

  private Lookup failed(String name, String message) {
    boolean repeated = !message.contains(": ");
    if (isTemporary(message) || (repeated && notAsked.contains(name)) || !leadsAnywhere()) {
      notAsked.add(name);
      return new Lookup.NotAsked();
    }
    notAsked.remove(name);
    return new Lookup.Unknown();
  }

  /** Whether a message of Java's exception says that nobody answered. */
  static boolean isTemporary(String message) {
    return TEMPORARY.stream().anyMatch(message::contains);
  }

  private static boolean leadsAnywhere() {
    try {
      return NetworkInterface.networkInterfaces().anyMatch(SystemResolver::leadsOut);
    } catch (SocketException unknown) {
      return true;
    }
  }

  private static boolean leadsOut(NetworkInterface way) {
    try {
      return way.isUp()
          && !way.isLoopback()
          && way.inetAddresses().anyMatch(address -> !address.isLinkLocalAddress());
    } catch (SocketException gone) {
      return false;
    }
  }
}
