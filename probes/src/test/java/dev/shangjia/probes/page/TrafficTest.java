package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final PageLimits FEW =
      new PageLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          1000,
          3,
          1000);

  private final Traffic traffic = new Traffic(FEW);

  @Test
  void listsWhatFailedByAddress() {
    send("1", "http://127.0.0.1/z.png", "Image");
    answer("1", 404);
    send("2", "http://127.0.0.1/a.js", "Script");
    fail("2", "net::ERR_CONNECTION_REFUSED", false);
    send("3", "http://127.0.0.1/fine", "XHR");
    answer("3", 200);

    assertThat(traffic.failures(null))
        .containsExactly(
            new Traffic.Failure("http://127.0.0.1/a.js", 0, "net::ERR_CONNECTION_REFUSED"),
            new Traffic.Failure("http://127.0.0.1/z.png", 404, ""));
  }

  @Test
  void leavesOutWhatThePageItselfGaveUpAndWhatNobodyAskedFor() {
    send("1", "http://127.0.0.1/page", "Document");
    answer("1", 404);
    send("2", "http://127.0.0.1/search?q=ab", "Fetch");
    fail("2", "net::ERR_ABORTED", true);
    send("3", "http://127.0.0.1/favicon.ico", "Other");
    answer("3", 404);

    assertThat(traffic.failures("http://127.0.0.1/page")).isEmpty();
  }

  @Test
  void isNotQuietWhileSomethingThatUsersWaitForIsUnderWay() {
    send("1", "http://127.0.0.1/live", "EventSource");
    assertThat(traffic.untilQuietFor(0)).isNotPositive();

    send("2", "http://127.0.0.1/list", "XHR");
    assertThat(traffic.untilQuietFor(0)).isEqualTo(Long.MAX_VALUE);

    finish("2");
    assertThat(traffic.untilQuietFor(0)).isNotPositive();
    assertThat(traffic.untilQuietFor(Duration.ofMinutes(1).toNanos()))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofMinutes(1).toNanos());
  }

  @Test
  void countsTheRequestsThatAClickSetOff() {
    send("1", "http://127.0.0.1/before", "XHR");
    long click = System.nanoTime();
    send("2", "http://127.0.0.1/after", "Fetch");
    send("3", "http://127.0.0.1/picture", "Image");

    assertThat(traffic.waitingFor(click, click + Duration.ofMinutes(1).toNanos())).isEqualTo(1);
    finish("2");
    assertThat(traffic.waitingFor(click, click + Duration.ofMinutes(1).toNanos())).isZero();
  }

  @Test
  void isTooMuchAfterTooManyRequests() {
    for (int i = 0; i < 3; i++) {
      send("r" + i, "http://127.0.0.1/" + i, "Image");
    }
    assertThat(traffic.isTooMuch()).isFalse();

    send("last", "http://127.0.0.1/last", "Image");
    assertThat(traffic.isTooMuch()).isTrue();
  }

  @Test
  void isTooMuchAfterTooManyBytes() {
    receive(1000);
    assertThat(traffic.isTooMuch()).isFalse();

    receive(1);
    assertThat(traffic.isTooMuch()).isTrue();
  }

  private void send(String id, String url, String type) {
    happened(
        "Network.requestWillBeSent",
        "{'requestId':'%s','type':'%s','request':{'url':'%s'}}".formatted(id, type, url));
  }

  private void answer(String id, int status) {
    happened(
        "Network.responseReceived",
        "{'requestId':'%s','response':{'status':%d}}".formatted(id, status));
    finish(id);
  }

  private void finish(String id) {
    happened("Network.loadingFinished", "{'requestId':'%s'}".formatted(id));
  }

  private void fail(String id, String error, boolean canceled) {
    happened(
        "Network.loadingFailed",
        "{'requestId':'%s','errorText':'%s','canceled':%s}".formatted(id, error, canceled));
  }

  private void receive(int bytes) {
    happened("Network.dataReceived", "{'requestId':'1','dataLength':%d}".formatted(bytes));
  }

  private void happened(String method, String params) {
    traffic.happened("S", method, Json.of(params));
  }
}
