package dev.shangjia.probes.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chromium's DevTools protocol over a pair of pipes: JSON texts, each ended by a zero byte. A
 * message of more than 48 MB, which only a hostile page can cause, is dropped unread. Safe for
 * several threads.
 */
final class DevTools {
  /** The session of the browser itself. */
  static final String BROWSER = "";

  private static final int MOST_BYTES = 48 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Told what happens in a session, by the one thread that reads: it must not wait for answers. */
  @FunctionalInterface
  interface Listener {
    void happened(String method, JsonNode params);

    /** The browser is gone, and nothing more will happen. */
    default void ended() {}
  }

  private final InputStream in;
  private final OutputStream out;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private DevTools(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Speaks over pipes, and reads in a thread of its own until they end. */
  static DevTools over(InputStream in, OutputStream out) {
    var devTools = new DevTools(new BufferedInputStream(in, 1 << 16), out);
    Thread.ofPlatform().daemon().name("shangjia-devtools").start(devTools::read);
    return devTools;
  }

  static ObjectNode params() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Hears a session from now on. */
  void listen(String session, Listener listener) {
    listeners.put(session, listener);
  }

  void forget(String session) {
    listeners.remove(session);
  }

  /**
   * Calls a method and waits for its result.
   *
   * @throws BrowserFault when the browser is gone, refuses, or does not answer in time
   */
  JsonNode call(String session, String method, ObjectNode params, Deadline deadline)
      throws BrowserFault {
    int id = lastId.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    calls.put(id, answer);
    try {
      send(id, session, method, params);
      JsonNode message = answer.get(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS);
      if (message.has("error")) {
        throw new BrowserFault(
            BrowserFault.Kind.REFUSED,
            method + ": " + message.path("error").path("message").asString(""));
      }
      return message.path("result");
    } catch (TimeoutException late) {
      throw new BrowserFault(BrowserFault.Kind.LATE, method);
    } catch (ExecutionException | IOException gone) {
      throw new BrowserFault(BrowserFault.Kind.GONE, method);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserFault(BrowserFault.Kind.LATE, method);
    } finally {
      calls.remove(id);
    }
  }

  /** Calls a method whose answer does not matter. */
  void post(String session, String method, ObjectNode params) {
    try {
      send(lastId.incrementAndGet(), session, method, params);
    } catch (IOException gone) {
      // whoever waits for an answer is told that the browser is gone
    }
  }

  private void send(int id, String session, String method, ObjectNode params) throws IOException {
    if (closed) {
      throw new IOException("the pipe is closed");
    }
    ObjectNode message = params().put("id", id).put("method", method);
    message.set("params", params);
    if (!session.equals(BROWSER)) {
      message.put("sessionId", session);
    }
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes);
      out.write(0);
      out.flush();
    }
  }

  private void read() {
    try {
      for (byte[] bytes = next(); bytes != null; bytes = next()) {
        receive(bytes);
      }
    } catch (IOException ended) {
      // as good as the end of the stream
    } finally {
      closed = true;
      var gone = new IOException("the pipe is closed");
      calls.values().forEach(call -> call.completeExceptionally(gone));
      listeners.values().forEach(Listener::ended);
    }
  }

  /** The next message that is not too long; null at the end. */
  private byte @org.jspecify.annotations.Nullable [] next() throws IOException {
    var message = new ByteArrayOutputStream();
    boolean tooLong = false;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != 0) {
        tooLong |= message.size() >= MOST_BYTES;
        if (tooLong) {
          message.reset();
        } else {
          message.write(next);
        }
      } else if (tooLong) {
        tooLong = false;
      } else {
        return message.toByteArray();
      }
    }
    return null;
  }

  private void receive(byte[] bytes) {
    JsonNode message;
    try {
      message = JSON.readTree(bytes);
    } catch (JacksonException unreadable) {
      return;
    }
    JsonNode id = message.get("id");
    if (id == null) {
      Listener listener = listeners.get(message.path("sessionId").asString(BROWSER));
      if (listener != null) {
        listener.happened(message.path("method").asString(""), message.path("params"));
      }
    } else {
      CompletableFuture<JsonNode> call = calls.get(id.asInt(0));
      if (call != null) {
        call.complete(message);
      }
    }
  }
}
