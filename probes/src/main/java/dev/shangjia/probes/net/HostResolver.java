package dev.shangjia.probes.net;

import java.net.InetAddress;
import java.util.List;

/** Looks names of hosts up. Tests put their own in its place. */
public interface HostResolver {

  /** What came of looking a name up. */
  sealed interface Lookup {

    /**
     * It has these addresses.
     *
     * @param addresses at least one
     */
    record Found(List<InetAddress> addresses) implements Lookup {
      public Found {
        addresses = List.copyOf(addresses);
      }
    }

    /** There is no such name, as far as whoever was asked can tell. */
    record Unknown() implements Lookup {}

    /** Nobody could be asked, so that nothing can be said of the name. */
    record NotAsked() implements Lookup {}
  }

  /**
   * Looks a name up. Asks for nothing but this name.
   *
   * @param name in ASCII, never an address in digits
   */
  Lookup lookUp(String name);

  /** Asks the operating system. */
  static HostResolver ofSystem() {
    return new SystemResolver();
  }
}
