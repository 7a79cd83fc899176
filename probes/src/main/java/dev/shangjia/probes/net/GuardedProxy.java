package dev.shangjia.probes.net;

import dev.shangjia.engine.facts.WebAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A forward proxy on 127.0.0.1 through which a browser reaches only what an {@link AddressGuard}
 * allows. It takes {@code CONNECT host:port} and absolute {@code http:} addresses, one request a
 * connection; every target is resolved once, checked, and connected to at the address that was
 * checked. What it refuses is answered with 403, what it cannot reach with 502 or 504, and kept for
 * {@link #refusals}.
 *
 * <p>Its user must send everything here, loopback too ({@code --proxy-bypass-list=<-loopback>} in
 * Chromium).
 */
public final class GuardedProxy implements AutoCloseable {

  /**
   * Something that was not let through.
   *
   * @param target host and port
   * @param reason {@code forbidden-address}, {@code forbidden-port}, {@code unsupported}, {@code
   *     too-many-connections}, {@code too-large} or {@code timed-out}; of what cannot be reached
   *     {@code unknown-host}, {@code no-network} or {@code refused}
   * @param detail more about that, such as {@code link-local}; empty for nothing
   */
  public record Refusal(String target, String reason, String detail) {}

  private static final int MOST_REFUSALS = 200;

  private final AddressGuard guard;
  private final ProxyLimits limits;
  private final ServerSocket listening;
  private final Semaphore places;
  private final AtomicLong bytesLeft;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shangjia-proxy-watch").factory());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Refusal> refusals = new LinkedHashSet<>();

  private GuardedProxy(AddressGuard guard, ProxyLimits limits, ServerSocket listening) {
    this.guard = guard;
    this.limits = limits;
    this.listening = listening;
    this.places = new Semaphore(limits.connections());
    this.bytesLeft = new AtomicLong(limits.bytes());
  }

  /**
   * Starts one on a free port of 127.0.0.1.
   *
   * @throws IOException when there is none
   */
  public static GuardedProxy start(AddressGuard guard, ProxyLimits limits) throws IOException {
    var listening = new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1"));
    var proxy = new GuardedProxy(guard, limits, listening);
    Thread.ofPlatform().daemon().name("shangjia-proxy").start(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  /** What was not let through, each once, in order; at most 200. */
  public List<Refusal> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }

  /**
   * Why a target was not let through the last time; empty when it never was refused.
   *
   * @param target host and port
   */
  public Optional<Refusal> refusal(String target) {
    return refusals().reversed().stream().filter(one -> one.target().equals(target)).findFirst();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    close(listening);
    open.forEach(GuardedProxy::close);
    watch.shutdownNow();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (places.tryAcquire()) {
          open.add(client);
          Thread.ofVirtual().name("shangjia-proxy-connection").start(() -> serve(client));
        } else {
          refuse("", "too-many-connections", "");
          client.close();
        }
      } catch (IOException closedOrReset) {
        // the loop ends when the socket is closed; a client that hung up at once is none
      }
    }
  }

  private void serve(Socket client) {
    try (var connection = new ProxyConnection(this, client)) {
      connection.serve();
    } catch (IOException hungUp) {
      // either side may do so at any time
    } finally {
      open.remove(client);
      places.release();
    }
  }

  AddressGuard guard() {
    return guard;
  }

  ProxyLimits limits() {
    return limits;
  }

  ScheduledExecutorService watch() {
    return watch;
  }

  /** Takes bytes from what is left; false when there are not as many. */
  boolean spend(int bytes) {
    return bytesLeft.addAndGet(-bytes) >= 0;
  }

  void opened(Socket target) {
    open.add(target);
    if (listening.isClosed()) {
      close(target);
    }
  }

  void closed(Socket target) {
    open.remove(target);
    close(target);
  }

  void refuse(String target, String reason, String detail) {
    synchronized (refusals) {
      if (refusals.size() < MOST_REFUSALS) {
        refusals.add(new Refusal(target, reason, detail));
      }
    }
  }

  /** Whether a target is this proxy, which would go on asking itself. */
  boolean isItself(Collection<InetAddress> addresses, int port) {
    return port == address().getPort() && addresses.contains(address().getAddress());
  }

  /** Where {@code host:port} leads, written as addresses are. */
  static Optional<WebAddress> target(String authority) {
    return WebAddress.of("http://" + authority)
        .filter(address -> address.target().equals("/") && authority.matches(".*:[0-9]+"));
  }

  static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception alreadyBroken) {
      // nothing more can be done with it
    }
  }
}
