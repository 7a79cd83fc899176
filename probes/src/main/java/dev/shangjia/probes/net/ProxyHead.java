package dev.shangjia.probes.net;

import dev.shangjia.engine.facts.WebAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The first line and the headers of a request or an answer.
 *
 * @param first the three words of the first line
 * @param headers the lines below, without their ends
 */
record ProxyHead(List<String> first, List<String> headers) {
  private static final int MOST_BYTES = 64 << 10;

  /** What concerns one connection only, and so not the next one. */
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "proxy-connection",
          "keep-alive",
          "proxy-authorization",
          "proxy-authenticate",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "host");

  ProxyHead {
    first = List.copyOf(first);
    headers = List.copyOf(headers);
  }

  /** Reads up to the empty line; empty for what is too long, cut off, or no HTTP. */
  static Optional<ProxyHead> read(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    var line = new ByteArrayOutputStream();
    for (int bytes = 0; bytes < MOST_BYTES; bytes++) {
      int sign = in.read();
      if (sign < 0) {
        return Optional.empty();
      }
      if (sign != '\n') {
        line.write(sign);
        continue;
      }
      String text = line.toString(StandardCharsets.ISO_8859_1);
      line.reset();
      text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      if (text.isEmpty()) {
        return of(lines);
      }
      lines.add(text);
    }
    return Optional.empty();
  }

  private static Optional<ProxyHead> of(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<String> first = List.of(lines.getFirst().split(" ", 3));
    List<String> headers = lines.subList(1, lines.size());
    boolean sound =
        first.size() >= 2
            && headers.stream().allMatch(header -> header.matches("(?s)[!-9;-~]+:[^\\r\\x00]*"));
    return sound ? Optional.of(new ProxyHead(first, headers)) : Optional.empty();
  }

  String method() {
    return first.get(0);
  }

  String target() {
    return first.get(1);
  }

  /** An answer that another one follows. */
  boolean isInterim() {
    return first.get(1).matches("1[0-9][0-9]");
  }

  boolean isChunked() {
    return headers.stream().anyMatch(header -> name(header).equals("transfer-encoding"));
  }

  /** How long the body is; -1 when the headers do not say that clearly. */
  long length() {
    List<String> lengths =
        headers.stream()
            .filter(header -> name(header).equals("content-length"))
            .map(header -> header.substring(header.indexOf(':') + 1).strip())
            .distinct()
            .toList();
    if (lengths.isEmpty()) {
      return 0;
    }
    return lengths.size() == 1 && lengths.getFirst().matches("[0-9]{1,15}")
        ? Long.parseLong(lengths.getFirst())
        : -1;
  }

  /** The request as its target gets it. */
  byte[] forwarded(WebAddress to) {
    return bytes(method() + " " + to.target() + " HTTP/1.1", List.of("Host: " + to.authority()));
  }

  /** The answer as the client gets it. */
  byte[] answered() {
    return bytes(String.join(" ", first), List.of());
  }

  private byte[] bytes(String start, List<String> more) {
    var lines = new ArrayList<String>();
    lines.add(start);
    lines.addAll(more);
    headers.stream()
        .filter(header -> !OF_ONE_CONNECTION.contains(name(header)))
        .forEach(lines::add);
    lines.add("Connection: close");
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String name(String header) {
    return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
  }
}
