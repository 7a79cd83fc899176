package dev.shangjia.probes.web;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.facts.WebAddress.Reading;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.AddressGuard.Answer;
import dev.shangjia.probes.net.GuardedSockets;
import dev.shangjia.probes.web.Fetched.Trouble;
import dev.shangjia.probes.web.Trail.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.jspecify.annotations.Nullable;

/** Requests one address and follows where it leads. Runs once, in a thread that may be cut off. */
final class Fetch implements Runnable {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,31}):");

  /** Sites redirect to themselves until their cookie comes back; not three times. */
  private static final int SAME_AGAIN = 2;

  private final AddressGuard guard;
  private final FetchLimits limits;
  private final X509ExtendedTrustManager trust;
  private final String address;
  private final Sockets sockets;
  private final Trail trail;
  private final CookieStore cookies = new BasicCookieStore();
  private final AtomicReference<@Nullable Fetched> result = new AtomicReference<>();

  Fetch(AddressGuard guard, FetchLimits limits, X509ExtendedTrustManager trust, String address) {
    this.guard = guard;
    this.limits = limits;
    this.trust = trust;
    this.address = address;
    this.sockets = new Sockets(new GuardedSockets(guard));
    this.trail = new Trail(address);
  }

  @Override
  public void run() {
    try {
      result.set(begin());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      result.set(FetchFaults.broken(broken));
    }
  }

  /** The time is over. */
  void cut() {
    sockets.cut();
  }

  /** What came of it, or what is known so far. */
  Fetched result() {
    Fetched known = result.get();
    if (known != null) {
      return known;
    }
    return trail.stage() == Stage.LOOKUP
        ? FetchFaults.lookupTimedOut()
        : trail.ended(Troubles.timeout(trail.stage()));
  }

  private Fetched begin() {
    return switch (WebAddress.read(address)) {
      case Reading.Refused(WebAddress.Flaw flaw) -> refused(flaw, address);
      case Reading.Read(WebAddress first) -> visit(first);
    };
  }

  private Fetched refused(WebAddress.Flaw flaw, String written) {
    Matcher scheme = SCHEME.matcher(written);
    boolean other = flaw == WebAddress.Flaw.OTHER_SCHEME && scheme.lookingAt();
    return trail.ended(
        new Trouble(FetchFailure.of(flaw), other ? scheme.group(1).toLowerCase(Locale.ROOT) : ""));
  }

  private Fetched visit(WebAddress at) {
    trail.at(at.toString());
    return switch (guard.resolve(at.host(), at.port())) {
      case Answer.Refused(AddressGuard.Reason reason, String detail) ->
          trail.ended(new Trouble(FetchFailure.of(reason), detail));
      case Answer.UnknownHost _ -> trail.ended(new Trouble(FetchFailure.UNKNOWN_HOST, ""));
      case Answer.NoNetwork _ -> FetchFaults.noNetwork(at.host());
      case Answer.Allowed(List<InetAddress> checked) -> ask(at, checked);
    };
  }

  private Fetched ask(WebAddress at, List<InetAddress> checked) {
    var certificates = new CertificateWatch(trust);
    try {
      var wire = new Wire(limits, sockets, trail, certificates);
      Reply reply = new Exchange(wire, limits.maxBytes(), cookies, trail).ask(at, checked);
      return switch (reply) {
        case Reply.Whole _ -> trail.ended();
        case Reply.Cut _ -> trail.ended(new Trouble(FetchFailure.TOO_LARGE, ""));
        case Reply.Elsewhere(int status, String location) -> onward(at, status, location);
      };
    } catch (IOException failure) {
      if (sockets.isCut()) {
        return trail.ended(Troubles.timeout(trail.stage()));
      }
      return Troubles.of(failure, trail.stage(), certificates.refusal())
          .<Fetched>map(trail::ended)
          .orElseGet(() -> FetchFaults.noWay(at.host()));
    }
  }

  private Fetched onward(WebAddress from, int status, String location) {
    trail.redirected(status);
    return switch (from.resolve(location)) {
      case Reading.Refused(WebAddress.Flaw flaw) -> {
        trail.at(WebAddress.normalized(location));
        yield refused(flaw, location.strip());
      }
      case Reading.Read(WebAddress to) when trail.passes(to.toString()) > SAME_AGAIN ->
          trail.ended(new Trouble(FetchFailure.REDIRECT_LOOP, ""));
      case Reading.Read(WebAddress _) when trail.redirects() > limits.redirects() ->
          trail.ended(new Trouble(FetchFailure.TOO_MANY_REDIRECTS, ""));
      case Reading.Read(WebAddress to) -> visit(to);
    };
  }
}
