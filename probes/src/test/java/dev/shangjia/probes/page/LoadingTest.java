package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadingTest {
  private final Loading loading = new Loading("F");

  @Test
  void measuresFromTheFirstRequestToTheLoadEvent() {
    request("A", "http://127.0.0.1/", 10.0);
    response("A", 200, "http://127.0.0.1/");
    reach("A", "DOMContentLoaded", 10.25);
    reach("A", "load", 11.5);

    assertThat(loading.readyMillis()).isEqualTo(250);
    assertThat(loading.loadMillis()).isEqualTo(1500);
    assertThat(loading.status()).isEqualTo(200);
  }

  @Test
  void waitsForThePageThatTheFirstOneLeadsTo() {
    request("A", "http://127.0.0.1/", 10.0);
    response("A", 200, "http://127.0.0.1/");
    reach("A", "load", 10.2);
    request("B", "http://127.0.0.1/app", 10.3);

    assertThat(loading.isLoaded()).isFalse();

    response("B", 404, "http://127.0.0.1/app");
    reach("A", "load", 10.4);
    reach("B", "load", 14.0);

    assertThat(loading.loadMillis()).isEqualTo(4000);
    assertThat(loading.status()).isEqualTo(404);
    assertThat(loading.url()).isEqualTo("http://127.0.0.1/app");
  }

  @Test
  void goesBackToThePageThatADownloadLeavesOnShow() {
    request("A", "http://127.0.0.1/", 10.0);
    response("A", 200, "http://127.0.0.1/");
    reach("A", "load", 10.2);
    request("B", "http://127.0.0.1/file.zip", 10.3);
    fail("B", "net::ERR_ABORTED", true);

    assertThat(loading.isLoaded()).isTrue();
    assertThat(loading.status()).isEqualTo(200);
    assertThat(loading.error()).isEmpty();
  }

  @Test
  void isLoadedWithoutALoadEventWhenThePageCalledAnotherProgram() {
    request("A", "http://127.0.0.1/", 10.0);
    response("A", 200, "http://127.0.0.1/");
    request("M", "mailto:a@b.example", 10.1);
    fail("M", "net::ERR_ABORTED", true);
    happened("Page.frameStoppedLoading", "{'frameId':'F'}");
    reach("A", "networkAlmostIdle", 10.5);

    assertThat(loading.isLoaded()).isTrue();
    assertThat(loading.loadMillis()).isEqualTo(500);
    assertThat(loading.url()).isEqualTo("http://127.0.0.1/");
  }

  @Test
  void tellsWhyADocumentFailed() {
    request("A", "http://127.0.0.1/", 10.0);
    fail("A", "net::ERR_EMPTY_RESPONSE", false);

    assertThat(loading.error()).isEqualTo("net::ERR_EMPTY_RESPONSE");
    assertThat(loading.loadMillis()).isEqualTo(-1);
  }

  @Test
  void seesThatPagesLeadToOneAnotherWithoutEnd() {
    for (int i = 0; i <= 10; i++) {
      assertThat(loading.isGoingInCircles()).isFalse();
      request("L" + i, "http://127.0.0.1/" + i, i);
    }

    assertThat(loading.isGoingInCircles()).isTrue();
  }

  @Test
  void leavesFramesInsideThePageAside() {
    request("A", "http://127.0.0.1/", 10.0);
    happened(
        "Network.requestWillBeSent",
        "{'loaderId':'I','type':'Document','frameId':'inner','timestamp':1,"
            + "'request':{'url':'http://127.0.0.1/inner'}}");

    assertThat(loading.url()).isEqualTo("http://127.0.0.1/");
    assertThat(loading.documents()).isEqualTo(1);
  }

  private void request(String loader, String url, double time) {
    happened(
        "Network.requestWillBeSent",
        "{'requestId':'%s','loaderId':'%s','type':'Document','frameId':'F','timestamp':%s,'request':{'url':'%s'}}"
            .formatted(loader, loader, time, url));
  }

  private void response(String loader, int status, String url) {
    happened(
        "Network.responseReceived",
        "{'requestId':'%s','loaderId':'%s','type':'Document','frameId':'F','response':{'status':%d,'url':'%s'}}"
            .formatted(loader, loader, status, url));
  }

  private void fail(String loader, String error, boolean canceled) {
    happened(
        "Network.loadingFailed",
        "{'requestId':'%s','errorText':'%s','canceled':%s}".formatted(loader, error, canceled));
  }

  private void reach(String loader, String name, double time) {
    happened(
        "Page.lifecycleEvent",
        "{'frameId':'F','loaderId':'%s','name':'%s','timestamp':%s}".formatted(loader, name, time));
  }

  private void happened(String method, String params) {
    loading.happened(method, Json.of(params));
  }
}
