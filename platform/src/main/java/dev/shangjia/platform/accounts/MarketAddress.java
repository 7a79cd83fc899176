package dev.shangjia.platform.accounts;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people find this market. Set by {@code shangjia.address}; this machine, at the port that
 * the server listens at, unless it is.
 */
@Component
class MarketAddress {
  private final Environment environment;

  MarketAddress(Environment environment) {
    this.environment = environment;
  }

  /** The host's name, such as {@code market.example.com}. */
  String host() {
    String host = address().getHost();
    if (host == null) {
      throw new IllegalStateException("shangjia.address has no host: " + address());
    }
    return host;
  }

  /** What browsers call its origin, such as {@code https://market.example.com}. */
  String origin() {
    URI address = address();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + host() + port;
  }

  private URI address() {
    String set = environment.getProperty("shangjia.address");
    return URI.create(set == null ? "http://localhost:" + port() : set);
  }

  /** Known only once the server listens, where it may choose one. */
  private String port() {
    @Nullable String real = environment.getProperty("local.server.port");
    return real == null ? environment.getProperty("server.port", "8080") : real;
  }
}
