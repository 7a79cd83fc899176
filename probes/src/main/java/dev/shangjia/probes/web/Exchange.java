package dev.shangjia.probes.web;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.Fetched.Security;
import dev.shangjia.probes.web.Trail.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/** One request and its answer, over a connection of its own to an address that was checked. */
final class Exchange {
  private final Wire wire;
  private final int maxBytes;
  private final CookieStore cookies;
  private final Trail trail;

  /**
   * Prepares a request.
   *
   * @param maxBytes how much of a body is read
   * @param trail is told how far it comes, and receives the answer
   */
  Exchange(Wire wire, int maxBytes, CookieStore cookies, Trail trail) {
    this.wire = wire;
    this.maxBytes = maxBytes;
    this.cookies = cookies;
    this.trail = trail;
  }

  /**
   * Asks an address.
   *
   * @param checked what the guard answered for its host; nothing is looked up again
   * @throws IOException when no complete answer comes; what came of it is in the trail
   */
  Reply ask(WebAddress address, List<InetAddress> checked) throws IOException {
    trail.reached(Stage.CONNECT);
    var context = HttpClientContext.create();
    context.setCookieStore(cookies);
    var host = new HttpHost(address.scheme(), address.host(), address.port());
    CloseableHttpClient client = wire.to(checked);
    try {
      ClassicHttpResponse response =
          client.executeOpen(host, request(host, address.target()), context);
      trail.reached(Stage.BODY);
      return read(response, Optional.ofNullable(context.getSSLSession()));
    } finally {
      // at once: closing politely would read the rest of an endless body
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private static ClassicHttpRequest request(HttpHost host, String target) {
    return ClassicRequestBuilder.get()
        .setHttpHost(host)
        .setPath(target)
        .addHeader(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
        .addHeader(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN,zh;q=0.9,en;q=0.8")
        .addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate")
        .build();
  }

  private Reply read(ClassicHttpResponse response, Optional<SSLSession> session)
      throws IOException {
    var head = new AnswerHead(response);
    Optional<String> location = head.location();
    if (location.isPresent()) {
      return new Reply.Elsewhere(head.status(), location.get());
    }
    var body = new Body(maxBytes);
    HttpEntity entity = response.getEntity();
    try {
      if (entity != null) {
        body.read(entity.getContent(), head.packing());
      }
    } finally {
      trail.answered(answer(head, body, session));
    }
    return body.isCut() ? new Reply.Cut() : new Reply.Whole();
  }

  private static Answer answer(AnswerHead head, Body body, Optional<SSLSession> session)
      throws SSLPeerUnverifiedException {
    return new Answer(
        head.status(),
        head.mediaType(),
        head.charset(),
        new Content(body.bytes()),
        session.isEmpty() ? Optional.empty() : Optional.of(security(session.get())));
  }

  private static Security security(SSLSession session) throws SSLPeerUnverifiedException {
    var certificate = (X509Certificate) session.getPeerCertificates()[0];
    return new Security(
        session.getProtocol(),
        LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
  }
}
