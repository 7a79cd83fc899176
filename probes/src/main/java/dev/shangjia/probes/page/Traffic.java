package dev.shangjia.probes.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a page loads: what is under way, what failed, and whether it is too much. */
final class Traffic {
  /** What stays open by nature, or is nothing that a user waits for. */
  private static final Set<String> ASIDE =
      Set.of("WebSocket", "EventSource", "Ping", "Media", "CSPViolationReport", "Preflight");

  private static final Set<String> ANSWERS = Set.of("XHR", "Fetch", "Document", "Script");
  private static final int KEPT = 2000;

  /**
   * A request that did not get what it asked for.
   *
   * @param status of HTTP; 0 when there was no answer
   * @param reason why there was none, as Chromium names it; blank when there was one
   */
  record Failure(String url, int status, String reason) {}

  private static final class Request {
    final String url;
    final String type;
    final long since;
    int status;
    String error = "";
    boolean open = true;

    Request(String url, String type, long since) {
      this.url = url;
      this.type = type;
      this.since = since;
    }
  }

  private final PageLimits limits;
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private int sent;
  private long bytes;
  private long lastChange = System.nanoTime();

  Traffic(PageLimits limits) {
    this.limits = limits;
  }

  /** Takes note of an event of the domain {@code Network}. */
  synchronized void happened(String session, String method, JsonNode params) {
    String id = session + " " + params.path("requestId").asString("");
    switch (method) {
      case "Network.requestWillBeSent" -> send(id, params);
      case "Network.responseReceived" -> {
        Request request = requests.get(id);
        if (request != null) {
          request.status = params.path("response").path("status").asInt(0);
        }
      }
      case "Network.dataReceived" -> bytes += params.path("dataLength").asLong(0);
      case "Network.loadingFinished" -> end(id, "");
      case "Network.loadingFailed" ->
          end(id, params.path("canceled").asBoolean(false) ? "" : reason(params));
      default -> {}
    }
  }

  private void send(String id, JsonNode params) {
    String url = params.path("request").path("url").asString("");
    if (!url.startsWith("http:") && !url.startsWith("https:")) {
      return;
    }
    sent++;
    lastChange = System.nanoTime();
    if (requests.size() < KEPT) {
      requests.put(id, new Request(url, params.path("type").asString(""), lastChange));
    }
  }

  private void end(String id, String error) {
    Request request = requests.get(id);
    if (request != null) {
      request.open = false;
      request.error = error;
      lastChange = System.nanoTime();
    }
  }

  private static String reason(JsonNode params) {
    String blocked = params.path("blockedReason").asString("");
    return blocked.isEmpty() ? params.path("errorText").asString("") : "blocked: " + blocked;
  }

  /** Whether more was loaded than one view may. */
  synchronized boolean isTooMuch() {
    return bytes > limits.bytes() || sent > limits.requests();
  }

  /**
   * How long it takes until nothing was loaded for some time, if nothing more happens: in
   * nanoseconds, none or fewer when it is so already; {@link Long#MAX_VALUE} while something is
   * under way.
   */
  synchronized long untilQuietFor(long time) {
    return openSince(request -> true) > 0
        ? Long.MAX_VALUE
        : time - (System.nanoTime() - lastChange);
  }

  /** How many requests were sent. */
  synchronized int sent() {
    return sent;
  }

  /** How much was loaded, unpacked, in bytes. */
  synchronized long bytes() {
    return bytes;
  }

  /** How many requests are under way that began between two times and whose answer counts. */
  synchronized int waitingFor(long from, long to) {
    return openSince(
        request -> ANSWERS.contains(request.type) && request.since >= from && request.since <= to);
  }

  private int openSince(Predicate<Request> wanted) {
    return (int)
        requests.values().stream()
            .filter(request -> request.open && !ASIDE.contains(request.type))
            .filter(wanted)
            .count();
  }

  /** The icon that a browser looks for without having been told of any. */
  private static boolean isGuessed(Request request) {
    return request.type.equals("Other") && request.url.endsWith("/favicon.ico");
  }

  /** What failed, by address; the document itself is left out, its state is told apart. */
  synchronized List<Failure> failures(@Nullable String document) {
    return requests.values().stream()
        .filter(request -> request.status >= 400 || !request.error.isEmpty())
        .filter(request -> !request.url.equals(document) && !isGuessed(request))
        .map(request -> new Failure(request.url, request.status, request.error))
        .distinct()
        .sorted(Comparator.comparing(Failure::url).thenComparingInt(Failure::status))
        .toList();
  }
}
