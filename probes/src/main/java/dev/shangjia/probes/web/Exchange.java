package dev.shangjia.probes.web;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.web.Fetched.Answer;
import dev.shangjia.probes.web.Fetched.Security;
import dev.shangjia.probes.web.Trail.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and its answer, over a connection of its own to an address that was checked. */
final class Exchange {
  private static final String AGENT = "Mozilla/5.0 (compatible; Shangjia; +marketplace link check)";
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,60})\\s*(?:;.*)?");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]{1,40})");

  private final FetchLimits limits;
  private final Sockets sockets;
  private final CookieStore cookies;
  private final Trail trail;
  private final CertificateWatch certificates;

  Exchange(
      FetchLimits limits,
      Sockets sockets,
      CookieStore cookies,
      Trail trail,
      CertificateWatch certificates) {
    this.limits = limits;
    this.sockets = sockets;
    this.cookies = cookies;
    this.trail = trail;
    this.certificates = certificates;
  }

  /** What came back. */
  sealed interface Reply {

    /** The trail has the answer. */
    record Whole() implements Reply {}

    /** The trail has the answer, as much of it as is read of one. */
    record Cut() implements Reply {}

    /**
     * The answer is elsewhere.
     *
     * @param location as written
     */
    record Elsewhere(int status, String location) implements Reply {}
  }

  /**
   * Asks an address.
   *
   * @param checked what the guard answered for its host; nothing is looked up again
   * @throws IOException when no complete answer comes; what came of it is in the trail
   */
  Reply ask(WebAddress address, List<InetAddress> checked) throws IOException {
    var context = HttpClientContext.create();
    context.setCookieStore(cookies);
    trail.reached(Stage.CONNECT);
    var host = new HttpHost(address.scheme(), address.host(), address.port());
    var request =
        ClassicRequestBuilder.get()
            .setHttpHost(host)
            .setPath(address.target())
            .addHeader(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .addHeader(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN,zh;q=0.9,en;q=0.8")
            .addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate")
            .build();
    CloseableHttpClient client = client(checked);
    try {
      ClassicHttpResponse response = client.executeOpen(host, request, context);
      return read(response, Optional.ofNullable(context.getSSLSession()));
    } finally {
      // at once: closing politely would read the rest of an endless body
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private CloseableHttpClient client(List<InetAddress> checked) {
    var connections =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                _ -> {
                  trail.reached(Stage.CONNECT);
                  return sockets.open();
                },
                null,
                only(checked),
                RegistryBuilder.<TlsSocketStrategy>create().register("https", tls()).build()),
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(limits.maxHeaders())
                        .setMaxLineLength(limits.maxHeaderLine())
                        .build())
                .build());
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(timeout(limits.connect()))
            .setSocketTimeout(timeout(limits.idle()))
            .build());
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRequestExecutor(new Telling(trail))
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(timeout(limits.idle())).build())
        .setUserAgent(AGENT)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** Tells when a connection stands, TLS included, and the request goes out. */
  private static final class Telling extends HttpRequestExecutor {
    private final Trail trail;

    Telling(Trail trail) {
      this.trail = trail;
    }

    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        HttpResponseInformationCallback interim,
        HttpContext context)
        throws IOException, HttpException {
      trail.reached(Stage.ANSWER);
      return super.execute(request, connection, interim, context);
    }
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  private TlsSocketStrategy tls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {certificates}, null);
      return new DefaultClientTlsStrategy(context);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java has no TLS", broken);
    }
  }

  private static DnsResolver only(List<InetAddress> checked) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return checked.toArray(InetAddress[]::new);
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
      }
    };
  }

  private Reply read(ClassicHttpResponse response, Optional<SSLSession> session)
      throws IOException {
    trail.reached(Stage.BODY);
    int status = response.getCode();
    String location = value(response, HttpHeaders.LOCATION);
    if (status / 100 == 3 && status != 304 && location != null) {
      return new Reply.Elsewhere(status, decoded(location));
    }
    var body = new Body(limits.maxBytes());
    HttpEntity entity = response.getEntity();
    try {
      if (entity != null) {
        InputStream in = entity.getContent();
        String packing = value(response, HttpHeaders.CONTENT_ENCODING);
        body.read(in, packing == null ? "" : packing);
      }
    } finally {
      trail.answered(answer(response, body, session));
    }
    return body.isCut() ? new Reply.Cut() : new Reply.Whole();
  }

  private static Answer answer(
      ClassicHttpResponse response, Body body, Optional<SSLSession> session)
      throws SSLPeerUnverifiedException {
    String type = value(response, HttpHeaders.CONTENT_TYPE);
    String declared = type == null ? "" : type;
    Matcher media = MEDIA_TYPE.matcher(declared);
    Matcher charset = CHARSET.matcher(declared);
    return new Answer(
        response.getCode(),
        media.matches() ? media.group(1).toLowerCase(Locale.ROOT) : "",
        charset.find() ? charset.group(1) : "",
        new Content(body.bytes()),
        session.isEmpty() ? Optional.empty() : Optional.of(security(session.get())));
  }

  private static Security security(SSLSession session) throws SSLPeerUnverifiedException {
    var certificate = (X509Certificate) session.getPeerCertificates()[0];
    return new Security(
        session.getProtocol(),
        LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** Servers write UTF-8 into headers, which come as bytes. */
  private static String decoded(String header) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException otherText) {
      return header;
    }
  }
}
