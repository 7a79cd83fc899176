package dev.shangjia.probes.page;

import tools.jackson.databind.JsonNode;

/**
 * How far the document of a tab's main frame is. Times are those of the browser's network and paint
 * events, which the page's scripts cannot touch. A page may lead on to another by itself; the time
 * is then that from the first request to the load event of the last document.
 */
final class Loading {
  private static final int TOO_MANY = 10;
  private static final double NEVER = -1;

  /** One document, named by its loader. Times are in seconds of the browser's clock. */
  private static final class Document {
    final String loader;
    String url;
    int status;
    String error = "";
    double ready = NEVER;
    double loaded = NEVER;
    double idle = NEVER;
    boolean stopped;

    Document(String loader, String url) {
      this.loader = loader;
      this.url = url;
    }
  }

  private final String frame;
  private double began = NEVER;
  private Document current = new Document("", "");
  private Document previous = current;
  private int documents;
  private int moves;

  Loading(String frame) {
    this.frame = frame;
  }

  /** Takes note of an event of the domains {@code Network} and {@code Page}. */
  synchronized void happened(String method, JsonNode params) {
    switch (method) {
      case "Network.requestWillBeSent" -> {
        if (isDocument(params)) {
          send(params);
        }
      }
      case "Network.responseReceived" -> {
        if (isDocument(params) && isCurrent(params.path("loaderId"))) {
          current.status = params.path("response").path("status").asInt(0);
          current.url = params.path("response").path("url").asString(current.url);
        }
      }
      case "Network.loadingFailed" -> {
        if (isCurrent(params.path("requestId"))) {
          fail(params);
        }
      }
      case "Page.lifecycleEvent" -> {
        if (isOfFrame(params) && isCurrent(params.path("loaderId"))) {
          reach(params.path("name").asString(""), params.path("timestamp").asDouble(NEVER));
        }
      }
      case "Page.frameStoppedLoading" -> current.stopped |= isOfFrame(params);
      case "Page.navigatedWithinDocument" -> {
        if (isOfFrame(params)) {
          moves++;
        }
      }
      default -> {}
    }
  }

  private boolean isOfFrame(JsonNode params) {
    return params.path("frameId").asString("").equals(frame);
  }

  private boolean isDocument(JsonNode params) {
    return params.path("type").asString("").equals("Document") && isOfFrame(params);
  }

  private boolean isCurrent(JsonNode id) {
    return id.asString("").equals(current.loader);
  }

  /** Other schemes, such as that of mail, lead to no document. */
  private void send(JsonNode params) {
    String url = params.path("request").path("url").asString("");
    if (!url.startsWith("http:") && !url.startsWith("https:")) {
      return;
    }
    if (began < 0) {
      began = params.path("timestamp").asDouble(NEVER);
    }
    if (!isCurrent(params.path("loaderId"))) {
      previous = current;
      current = new Document(params.path("loaderId").asString(""), url);
      documents++;
    }
    current.url = url;
  }

  /** What is given up, such as for a file to keep, leaves the document before it on show. */
  private void fail(JsonNode params) {
    if (params.path("canceled").asBoolean(false) && !previous.loader.isEmpty()) {
      current = previous;
    } else if (current.status == 0 || !params.path("canceled").asBoolean(false)) {
      current.error = params.path("errorText").asString("");
    }
  }

  private void reach(String name, double time) {
    if (name.equals("DOMContentLoaded") && current.ready < 0) {
      current.ready = time;
    } else if (name.equals("load") && current.loaded < 0) {
      current.loaded = time;
    } else if (name.equals("networkAlmostIdle") && current.idle < 0) {
      current.idle = time;
    }
  }

  synchronized boolean isReady() {
    return current.ready >= 0;
  }

  synchronized boolean isLoaded() {
    return loaded() >= 0;
  }

  /**
   * When it was loaded. A document that calls another program, such as the one for mail, while it
   * is read, never has a load event; it is loaded when the browser has nothing more to do.
   */
  private double loaded() {
    return current.loaded < 0 && current.stopped ? current.idle : current.loaded;
  }

  /** Whether one document leads to the next without end. */
  synchronized boolean isGoingInCircles() {
    return documents > TOO_MANY;
  }

  /** The number of documents so far, and of moves within one. */
  synchronized int steps() {
    return documents + moves;
  }

  synchronized int documents() {
    return documents;
  }

  /** Milliseconds from the first request until the document was read; -1 when it was not. */
  synchronized long readyMillis() {
    return since(current.ready);
  }

  /** Milliseconds from the first request until it was loaded; -1 when it was not. */
  synchronized long loadMillis() {
    return since(loaded());
  }

  private long since(double time) {
    return time < 0 || began < 0 ? -1 : Math.max(0, Math.round((time - began) * 1000));
  }

  synchronized String url() {
    return current.url;
  }

  /** The HTTP status of the document; 0 while there is none. */
  synchronized int status() {
    return current.status;
  }

  /** Why the document could not be loaded, as Chromium names it; blank when it could. */
  synchronized String error() {
    return current.error;
  }
}
