package dev.shangjia.platform.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A host's sign-in by OpenID Connect, as far as a market sees it. Whoever is sent to it is who the
 * test says, without being asked.
 */
final class HostOnLoopback {
  static final String CLIENT = "market";

  private final HttpServer server;
  private final RSAKey published;
  private final Map<String, Map<String, Object>> asked = new ConcurrentHashMap<>();
  private volatile RSAKey signing;
  private volatile Map<String, Object> user = Map.of();

  private HostOnLoopback(HttpServer server, RSAKey key) {
    this.server = server;
    this.published = key;
    this.signing = key;
  }

  static HostOnLoopback start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var host = new HostOnLoopback(server, key("published"));
      server.createContext("/.well-known/openid-configuration", host::configuration);
      server.createContext("/authorize", host::authorize);
      server.createContext("/token", host::token);
      server.createContext("/keys", host::keys);
      server.start();
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who is at the browser from now on. */
  void isUsedBy(String subject, String email, boolean verified, String name) {
    user = Map.of("sub", subject, "email", email, "email_verified", verified, "name", name);
    signing = published;
  }

  /** Signs with a key that it never published, as somebody else would. */
  void isImpersonated() {
    signing = key("other");
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    String at = issuer();
    answer(
        exchange,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(at));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    Map<String, Object> claims = new HashMap<>(user);
    claims.put("nonce", Objects.requireNonNull(query.get("nonce")));
    asked.put(code, claims);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Object> claims =
        Objects.requireNonNull(asked.remove(parameters(body).get("code")), "a code is used once");
    answer(
        exchange,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":300,"id_token":"%s"}
        """
            .formatted(UUID.randomUUID(), signed(claims)));
  }

  private String signed(Map<String, Object> claims) {
    var about =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    claims.forEach(about::claim);
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("published").build(), about.build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, new JWKSet(published.toPublicJWK()).toString());
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> parameters(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** Where the browser is sent back to, when it follows an address of this host. */
  static String followed(String address) {
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      return client
          .send(
              java.net.http.HttpRequest.newBuilder(URI.create(address)).build(),
              java.net.http.HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
