package dev.shangjia.probes.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/** Opens sockets that connect to nothing but what a guard allows. Safe for several threads. */
public final class GuardedSockets {
  private final AddressGuard guard;

  public GuardedSockets(AddressGuard guard) {
    this.guard = guard;
  }

  /** A socket that is not connected yet, and uses no proxy, whatever the system's settings are. */
  public Socket open() {
    return new Guarded(guard);
  }

  /**
   * Connects to the first of some addresses that answers.
   *
   * @param addresses from the guard's answer
   * @param timeout for all attempts together
   * @throws IOException when none does
   */
  public Socket connect(List<InetAddress> addresses, int port, Duration timeout)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    IOException last = new ConnectException("no address");
    for (InetAddress address : addresses) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        break;
      }
      Socket socket = open();
      try {
        socket.connect(new InetSocketAddress(address, port), (int) left);
        return socket;
      } catch (IOException failed) {
        last = failed;
        socket.close();
      }
    }
    throw last;
  }

  private static final class Guarded extends Socket {
    private final AddressGuard guard;

    Guarded(AddressGuard guard) {
      super(Proxy.NO_PROXY);
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress target)
          || target.isUnresolved()
          || !guard.allows(target.getAddress())) {
        throw new ConnectException("refused by the guard: " + endpoint);
      }
      super.connect(endpoint, timeoutMillis);
    }
  }
}
