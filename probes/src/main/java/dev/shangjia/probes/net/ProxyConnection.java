package dev.shangjia.probes.net;

import dev.shangjia.engine.facts.WebAddress;
import dev.shangjia.probes.net.AddressGuard.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to a {@link GuardedProxy}: one request, one target. */
final class ProxyConnection implements AutoCloseable {
  private static final int BUFFER = 16 << 10;

  private final GuardedProxy proxy;
  private final Socket client;
  private final ScheduledFuture<?> end;
  private @Nullable Socket target;
  private String name = "";

  ProxyConnection(GuardedProxy proxy, Socket client) throws IOException {
    this.proxy = proxy;
    this.client = client;
    client.setSoTimeout((int) proxy.limits().idle().toMillis());
    this.end =
        proxy
            .watch()
            .schedule(this::timeOut, proxy.limits().total().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void timeOut() {
    proxy.refuse(name, "timed-out", "");
    cut();
  }

  private void cut() {
    GuardedProxy.close(client);
    Socket connected = target;
    if (connected != null) {
      GuardedProxy.close(connected);
    }
  }

  void serve() throws IOException {
    var in = new BufferedInputStream(client.getInputStream(), BUFFER);
    Optional<ProxyHead> head = ProxyHead.read(in);
    if (head.isEmpty()) {
      reply(400, "Bad Request");
      return;
    }
    ProxyHead request = head.get();
    boolean tunnel = request.method().equals("CONNECT");
    Optional<WebAddress> address =
        tunnel
            ? GuardedProxy.target(request.target())
            : WebAddress.of(request.target()).filter(to -> to.scheme().equals("http"));
    if (address.isEmpty() || request.isChunked() || request.length() < 0) {
      proxy.refuse(request.target(), "unsupported", request.method());
      reply(400, "Bad Request");
      return;
    }
    name = address.get().host() + ":" + address.get().port();
    Optional<Socket> connected = connect(address.get());
    if (connected.isEmpty()) {
      return;
    }
    if (tunnel) {
      write("HTTP/1.1 200 Connection established\r\n\r\n");
      pipe(in, connected.get());
    } else {
      forward(request, address.get(), in, connected.get());
    }
  }

  private Optional<Socket> connect(WebAddress to) throws IOException {
    return switch (proxy.guard().resolve(to.host(), to.port())) {
      case Answer.Allowed(List<InetAddress> addresses) -> {
        if (proxy.isItself(addresses, to.port())) {
          yield refused("forbidden-address", "proxy");
        }
        yield connect(addresses, to.port());
      }
      case Answer.Refused(AddressGuard.Reason reason, String detail) ->
          refused(reason.code(), detail);
      case Answer.UnknownHost _ -> unreachable("unknown-host", 502, "Bad Gateway");
      case Answer.NoNetwork _ -> unreachable("no-network", 502, "Bad Gateway");
    };
  }

  private Optional<Socket> connect(List<InetAddress> addresses, int port) throws IOException {
    try {
      Socket socket =
          new GuardedSockets(proxy.guard()).connect(addresses, port, proxy.limits().connect());
      target = socket;
      proxy.opened(socket);
      socket.setSoTimeout((int) proxy.limits().idle().toMillis());
      return Optional.of(socket);
    } catch (SocketTimeoutException slow) {
      return unreachable("timed-out", 504, "Gateway Timeout");
    } catch (IOException nobodyThere) {
      return unreachable("refused", 502, "Bad Gateway");
    }
  }

  private Optional<Socket> unreachable(String reason, int status, String words) throws IOException {
    proxy.refuse(name, reason, "");
    reply(status, words);
    return Optional.empty();
  }

  private Optional<Socket> refused(String reason, String detail) throws IOException {
    proxy.refuse(name, reason, detail);
    reply(403, "Forbidden");
    return Optional.empty();
  }

  /** Sends one request and never what follows it, which may be meant for another host. */
  private void forward(ProxyHead request, WebAddress to, InputStream in, Socket socket)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.forwarded(to));
    byte[] buffer = new byte[BUFFER];
    for (long left = request.length(); left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    out.flush();
    var answer = new BufferedInputStream(socket.getInputStream(), BUFFER);
    Optional<ProxyHead> head = ProxyHead.read(answer);
    while (head.isPresent() && head.get().isInterim()) {
      head = ProxyHead.read(answer);
    }
    if (head.isEmpty()) {
      reply(502, "Bad Gateway");
      return;
    }
    client.getOutputStream().write(head.get().answered());
    copy(answer, client.getOutputStream());
  }

  private void pipe(InputStream in, Socket socket) throws IOException {
    Thread up =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    in.transferTo(socket.getOutputStream());
                    socket.shutdownOutput();
                  } catch (IOException hungUp) {
                    cut();
                  }
                });
    try {
      copy(socket.getInputStream(), client.getOutputStream());
      client.shutdownOutput();
      up.join(proxy.limits().idle());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read; (read = from.read(buffer)) >= 0; ) {
      if (!proxy.spend(read)) {
        proxy.refuse(name, "too-large", "");
        return;
      }
      to.write(buffer, 0, read);
    }
  }

  private void reply(int status, String words) throws IOException {
    write(
        "HTTP/1.1 %d %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(status, words));
  }

  private void write(String head) throws IOException {
    client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    end.cancel(false);
    Socket connected = target;
    if (connected != null) {
      proxy.closed(connected);
    }
    GuardedProxy.close(client);
  }
}
