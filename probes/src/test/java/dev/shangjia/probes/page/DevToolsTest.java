package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DevToolsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final PipedOutputStream browserOut = new PipedOutputStream();
  private final PipedInputStream browserIn = new PipedInputStream(1 << 16);
  private DevTools devTools;

  @BeforeEach
  void connect() throws IOException {
    devTools =
        DevTools.over(new PipedInputStream(browserOut, 1 << 16), new PipedOutputStream(browserIn));
  }

  @Test
  void givesEachCallItsOwnAnswer() throws Exception {
    CompletableFuture<JsonNode> first = call("First.call");
    JsonNode firstSent = sent();
    CompletableFuture<JsonNode> second = call("Second.call");
    JsonNode secondSent = sent();

    answer("{'id':%d,'result':{'of':'second'}}".formatted(secondSent.path("id").asInt()));
    answer("{'id':%d,'result':{'of':'first'}}".formatted(firstSent.path("id").asInt()));

    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Json.of("{'of':'first'}"));
    assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(Json.of("{'of':'second'}"));
    assertThat(firstSent.path("method").asString()).isEqualTo("First.call");
    assertThat(firstSent.path("sessionId").asString()).isEqualTo("S");
  }

  @Test
  void tellsWhatTheBrowserRefuses() throws Exception {
    CompletableFuture<JsonNode> call = call("Bad.call");
    int id = sent().path("id").asInt();

    answer("{'id':%d,'error':{'code':-32601,'message':'no such method'}}".formatted(id));

    assertThat(call.handle((result, fault) -> fault.getCause()).get(20, TimeUnit.SECONDS))
        .hasMessage("Bad.call: no such method")
        .extracting("kind")
        .isEqualTo(BrowserFault.Kind.REFUSED);
  }

  @Test
  void doesNotWaitForEver() {
    BrowserFault fault =
        catchThrowableOfType(
            BrowserFault.class,
            () ->
                devTools.call(
                    "S", "Never.answered", DevTools.params(), Deadline.in(Duration.ofMillis(20))));

    assertThat(fault.kind()).isEqualTo(BrowserFault.Kind.LATE);
  }

  @Test
  void endsAllCallsWhenTheBrowserEnds() throws Exception {
    CompletableFuture<JsonNode> call = call("Any.call");
    sent();

    browserOut.close();

    assertThat(call.handle((result, fault) -> fault.getCause()).get(20, TimeUnit.SECONDS))
        .extracting("kind")
        .isEqualTo(BrowserFault.Kind.GONE);
    BrowserFault later =
        catchThrowableOfType(
            BrowserFault.class,
            () -> devTools.call("S", "Later.call", DevTools.params(), Deadline.in(LONG)));
    assertThat(later.kind()).isEqualTo(BrowserFault.Kind.GONE);
  }

  @Test
  void hearsItsSessionOnly() throws Exception {
    BlockingQueue<String> heard = new ArrayBlockingQueue<>(10);
    devTools.listen("S", (method, params) -> heard.add(method + params.path("n").asInt()));

    answer("{'method':'Page.other','sessionId':'T','params':{'n':1}}");
    answer("not json");
    answer("{'method':'Page.mine','sessionId':'S','params':{'n':2}}");

    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("Page.mine2");
    assertThat(heard).isEmpty();
  }

  private CompletableFuture<JsonNode> call(String method) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return devTools.call("S", method, DevTools.params(), Deadline.in(LONG));
          } catch (BrowserFault fault) {
            throw new java.util.concurrent.CompletionException(fault);
          }
        });
  }

  private JsonNode sent() throws IOException {
    var message = new StringBuilder();
    for (int next = browserIn.read(); next > 0; next = browserIn.read()) {
      message.append((char) next);
    }
    return Json.of(message.toString());
  }

  private void answer(String message) throws IOException {
    browserOut.write(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    browserOut.write(0);
    browserOut.flush();
  }
}
