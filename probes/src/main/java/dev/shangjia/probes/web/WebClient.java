package dev.shangjia.probes.web;

import dev.shangjia.probes.net.AddressGuard;
import java.time.Duration;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Requests addresses. It sends nothing but plain GET requests without credentials, uses no proxy,
 * and forgets cookies after each address. Safe for several threads.
 */
public final class WebClient {
  /** How long a request that was cut may take to notice. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final AddressGuard guard;
  private final FetchLimits limits;
  private final X509ExtendedTrustManager trust;

  /**
   * A client that trusts the certificate authorities that Java trusts.
   *
   * @param guard says where it may connect
   */
  public WebClient(AddressGuard guard, FetchLimits limits) {
    this(guard, limits, Trust.standard());
  }

  /** A client that trusts other authorities. */
  WebClient(AddressGuard guard, FetchLimits limits, X509ExtendedTrustManager trust) {
    this.guard = guard;
    this.limits = limits;
    this.trust = trust;
  }

  /** How much of a body it reads, in bytes. */
  public int maxBytes() {
    return limits.maxBytes();
  }

  /**
   * Requests an address and follows where it leads. Returns within the total time and a second,
   * whatever the servers and name servers do.
   *
   * @param address anything; what is no address is seen as such
   */
  public Fetched fetch(String address) {
    var fetch = new Fetch(guard, limits, trust, address);
    // Neither looking a name up nor a parser can be interrupted; such a thread is left behind.
    Thread worker = Thread.ofPlatform().daemon().name("shangjia-fetch").start(fetch);
    try {
      if (!worker.join(limits.total())) {
        fetch.cut();
        worker.join(GRACE);
      }
    } catch (InterruptedException stopped) {
      fetch.cut();
      Thread.currentThread().interrupt();
    }
    return fetch.result();
  }
}
