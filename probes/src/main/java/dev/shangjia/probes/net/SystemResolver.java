package dev.shangjia.probes.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** The resolver of the operating system. */
final class SystemResolver implements HostResolver {

  /** Names that have existed for decades and are run by different people. */
  private static final List<String> CERTAIN = List.of("www.qq.com.", "www.iana.org.");

  @Override
  public List<InetAddress> resolve(String name) throws UnknownHostException {
    // The dot at the end keeps the search list of the local network out of it.
    return List.of(InetAddress.getAllByName(name + "."));
  }

  @Override
  public boolean isOnline() {
    return hasInterface() && CERTAIN.stream().anyMatch(SystemResolver::exists);
  }

  private static boolean hasInterface() {
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

  private static boolean exists(String name) {
    try {
      return InetAddress.getAllByName(name).length > 0;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
