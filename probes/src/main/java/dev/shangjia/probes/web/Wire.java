package dev.shangjia.probes.web;

import dev.shangjia.probes.web.Trail.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient with everything off that it would do by itself, bound to addresses that were
 * checked. It serves one request.
 */
final class Wire {
  private static final String AGENT = "Mozilla/5.0 (compatible; Shangjia; +marketplace link check)";

  private final FetchLimits limits;
  private final Sockets sockets;
  private final Trail trail;
  private final CertificateWatch certificates;

  Wire(FetchLimits limits, Sockets sockets, Trail trail, CertificateWatch certificates) {
    this.limits = limits;
    this.sockets = sockets;
    this.trail = trail;
    this.certificates = certificates;
  }

  /**
   * A client that connects to some addresses whatever name it is given.
   *
   * @param checked what the guard answered
   */
  CloseableHttpClient to(List<InetAddress> checked) {
    return HttpClients.custom()
        .setConnectionManager(connections(checked))
        .setRequestExecutor(new Telling(trail))
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(Timeout.of(limits.idle())).build())
        .setUserAgent(AGENT)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private HttpClientConnectionManager connections(List<InetAddress> checked) {
    var operator =
        new DefaultHttpClientConnectionOperator(
            _ -> {
              trail.reached(Stage.CONNECT);
              return sockets.open();
            },
            null,
            only(checked),
            RegistryBuilder.<TlsSocketStrategy>create().register("https", tls()).build());
    var http =
        Http1Config.custom()
            .setMaxHeaderCount(limits.maxHeaders())
            .setMaxLineLength(limits.maxHeaderLine())
            .build();
    var connections =
        new BasicHttpClientConnectionManager(
            operator, ManagedHttpClientConnectionFactory.builder().http1Config(http).build());
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(limits.connect()))
            .setSocketTimeout(Timeout.of(limits.idle()))
            .build());
    return connections;
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
}
