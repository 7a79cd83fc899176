package dev.shangjia.probes.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names of hosts up. Tests put their own in its place. */
public interface HostResolver {

  /**
   * All addresses of a name.
   *
   * @param name a name in ASCII, never an address in digits
   * @throws UnknownHostException when there is no such name, or when nobody could be asked; {@link
   *     #isOnline} tells these apart
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;

  /** Whether this machine has a network at all, so that "no such host" can be believed. */
  boolean isOnline();

  /** Asks the operating system. */
  static HostResolver ofSystem() {
    return new SystemResolver();
  }
}
