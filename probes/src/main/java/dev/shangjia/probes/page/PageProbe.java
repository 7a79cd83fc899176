package dev.shangjia.probes.page;

import dev.shangjia.engine.facts.AddressProbe;
import dev.shangjia.engine.facts.Observation.Result;
import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.engine.facts.WebAddress.Reading;
import dev.shangjia.probes.net.AddressGuard;
import dev.shangjia.probes.net.GuardedProxy;
import dev.shangjia.probes.net.ProxyLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens a page in Chromium, in each view that apps are shown in, and measures it. The facts are
 * those of the catalogue's {@code page}. Chromium runs in its sandbox, as an unprivileged user,
 * with an empty profile, and reaches nothing but a proxy of ours, which lets through what an {@link
 * AddressGuard} allows: neither redirects nor scripts, pictures, frames or names that change their
 * meaning lead a page elsewhere.
 *
 * <p>A page that is down, broken, too large or endless is seen as such, in {@code failure} of each
 * view. That there is no browser, or that it does not start, is a failure with one of the codes
 * {@code no-browser}, {@code no-sandbox}, {@code browser-broken}; so is {@code no-network}.
 *
 * <p>Opens one page at a time: two would slow each other down, and times are measured.
 */
public final class PageProbe implements AddressProbe {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int CONNECTIONS = 64;

  private final AddressGuard guard;
  private final List<PageView> views;
  private final PageLimits limits;
  private final Evidence evidence;
  private final BrowserSearch search;

  /**
   * A probe of the standard views and limits.
   *
   * @param guard decides where pages may connect
   * @param environment variables, of which {@code SHANGJIA_CHROMIUM} and {@code PATH} say where the
   *     browser is
   * @param evidence keeps the screenshots
   */
  public PageProbe(AddressGuard guard, Map<String, String> environment, Evidence evidence) {
    this(guard, PageView.STANDARD, PageLimits.STANDARD, environment, evidence);
  }

  /**
   * A probe of the standard views.
   *
   * @param limits what a page may cost
   */
  public PageProbe(
      AddressGuard guard, PageLimits limits, Map<String, String> environment, Evidence evidence) {
    this(guard, PageView.STANDARD, limits, environment, evidence);
  }

  PageProbe(
      AddressGuard guard,
      List<PageView> views,
      PageLimits limits,
      Map<String, String> environment,
      Evidence evidence) {
    this.guard = guard;
    this.views = List.copyOf(views);
    this.limits = limits;
    this.evidence = evidence;
    this.search = new BrowserSearch(environment);
  }

  @Override
  public String name() {
    return "page";
  }

  @Override
  public int version() {
    return 1;
  }

  /** Ten minutes for a page that was seen well in each view and whose pictures are there. */
  @Override
  public Duration greatestAge(ObjectNode seen) {
    return seen.path("views").valueStream().allMatch(this::isGood) ? GOOD_FOR : Duration.ZERO;
  }

  private boolean isGood(JsonNode view) {
    return view.path("failure").asString("").isEmpty()
        && view.path("status").asInt(0) < 400
        && evidence.has(view.path("screenshot").asString(""));
  }

  @Override
  public synchronized Result observe(String address) {
    return switch (WebAddress.read(address)) {
      case Reading.Refused(WebAddress.Flaw flaw) -> unopened(ViewFailure.of(flaw));
      case Reading.Read(WebAddress known) -> {
        Optional<Path> executable = search.find();
        yield executable.isEmpty()
            ? PageFailures.noBrowser()
            : opened(known.toString(), executable.get());
      }
    };
  }

  private Result unopened(ViewFailure failure) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode seen = facts.putArray("views");
    views.forEach(view -> seen.add(Visits.begun(view).put("failure", failure.code())));
    return new Result.Seen(facts);
  }

  private Result opened(String url, Path executable) {
    try (GuardedProxy proxy = GuardedProxy.start(guard, ofProxy())) {
      Result result = opened(url, executable, proxy);
      boolean offline =
          proxy.refusals().stream().anyMatch(one -> one.reason().equals("no-network"));
      return offline ? PageFailures.noNetwork() : result;
    } catch (IOException noPort) {
      return PageFailures.noProxy();
    }
  }

  private Result opened(String url, Path executable, GuardedProxy proxy) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode seen = facts.putArray("views");
    try (var visits = new Visits(executable, proxy, limits, evidence, Deadline.in(limits.page()))) {
      for (PageView view : views) {
        seen.add(visits.visit(url, view));
      }
      return new Result.Seen(facts);
    } catch (BrowserFault fault) {
      return PageFailures.broken(fault);
    }
  }

  /** What a view may load is counted by the browser; the proxy cuts off what it does not see. */
  private ProxyLimits ofProxy() {
    return new ProxyLimits(
        ProxyLimits.STANDARD.connect(),
        ProxyLimits.STANDARD.idle(),
        limits.view(),
        2L * views.size() * limits.bytes(),
        CONNECTIONS);
  }
}
