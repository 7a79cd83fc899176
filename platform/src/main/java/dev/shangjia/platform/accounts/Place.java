package dev.shangjia.platform.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** From where a request comes, as far as it is counted. */
final class Place {
  private static final int NETWORK_BYTES = 8;

  private Place() {}

  /** An IPv4 address, or the network of an IPv6 address: whoever has one has all of it. */
  static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? InetAddress.getByAddress(
                      Arrays.copyOf(
                          Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES),
                          parsed.getAddress().length))
                  .getHostAddress()
              + "/64"
          : parsed.getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}
