package dev.shangjia.probes.web;

import dev.shangjia.probes.web.Fetched.Trouble;
import dev.shangjia.probes.web.Trail.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What exceptions say of the server that caused them. */
final class Troubles {
  private Troubles() {}

  /**
   * Names a failure; empty when it is this machine's, which has no way to such an address.
   *
   * @param refusal why the certificate was refused; empty when it was not
   */
  static Optional<Trouble> of(IOException failure, Stage stage, String refusal) {
    if (failure instanceof SSLException broken) {
      return Optional.of(new Trouble(FetchFailure.TLS, tls(broken, refusal)));
    }
    if (failure instanceof SocketTimeoutException) {
      return Optional.of(timeout(stage));
    }
    if (failure instanceof NoRouteToHostException) {
      return Optional.of(new Trouble(FetchFailure.REFUSED, "unreachable"));
    }
    if (failure instanceof ConnectException) {
      return String.valueOf(failure.getMessage()).contains("Network is unreachable")
          ? Optional.empty()
          : Optional.of(new Trouble(FetchFailure.REFUSED, ""));
    }
    return Optional.of(new Trouble(FetchFailure.BAD_RESPONSE, answer(failure, stage)));
  }

  /** Time ran out while a fetch was at something. */
  static Trouble timeout(Stage stage) {
    return new Trouble(
        FetchFailure.TIMEOUT,
        switch (stage) {
          case LOOKUP, CONNECT -> "connect";
          case ANSWER -> "answer";
          case BODY -> "body";
        });
  }

  private static String tls(SSLException broken, String refusal) {
    if (!refusal.isEmpty()) {
      return refusal;
    }
    if (broken instanceof SSLPeerUnverifiedException) {
      return "wrong-host";
    }
    return String.valueOf(broken.getMessage()).contains("Unsupported or unrecognized SSL message")
        ? "no-tls"
        : "handshake";
  }

  private static String answer(IOException failure, Stage stage) {
    return switch (failure) {
      case MessageConstraintException _ -> "headers-too-large";
      case NoHttpResponseException _ -> "closed";
      case ZipException _ -> "packing";
      case TruncatedChunkException _ -> "incomplete";
      case EOFException _, ConnectionClosedException _ ->
          stage == Stage.BODY ? "incomplete" : "closed";
      case SocketException _ -> "reset";
      default -> "malformed";
    };
  }
}
