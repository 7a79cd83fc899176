package dev.shangjia.probes.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.2 that sends whatever bytes a test wants, true to no standard. */
public final class RawServer implements AutoCloseable {

  /** Answers one request. */
  public interface Behaviour {

    /**
     * Writes an answer; the connection is closed after it.
     *
     * @param head the request up to its empty line
     */
    void answer(String head, OutputStream out) throws IOException, InterruptedException;
  }

  /** What a client that wants TLS begins with. */
  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket listening;
  private final Behaviour behaviour;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Semaphore ended = new Semaphore(0);
  private final AtomicLong sent = new AtomicLong();

  public RawServer(Behaviour behaviour) throws IOException {
    this(ServerSocketFactory.getDefault(), behaviour);
  }

  public RawServer(ServerSocketFactory factory, Behaviour behaviour) throws IOException {
    this.listening = factory.createServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.2"));
    this.behaviour = behaviour;
    Thread.ofPlatform().daemon().name("raw-server").start(this::accept);
  }

  /** One that gives everybody the same answer. */
  public static RawServer saying(String answer) throws IOException {
    return new RawServer((_, out) -> out.write(answer.getBytes(ISO_8859_1)));
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The heads of all requests so far. */
  public List<String> requests() {
    return requests;
  }

  /** How many bytes went out before the other side hung up. */
  public long sent() {
    return sent.get();
  }

  /** Waits until a connection has ended, one for each call. */
  public boolean awaitEnd(Duration most) throws InterruptedException {
    return ended.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket one = listening.accept();
        Thread.ofPlatform().daemon().name("raw-server-connection").start(() -> serve(one));
      } catch (IOException closed) {
        // the end
      }
    }
  }

  private void serve(Socket one) {
    try (one) {
      String head = head(one.getInputStream());
      requests.add(head);
      behaviour.answer(head, counted(one.getOutputStream()));
    } catch (IOException hungUp) {
      // whoever asked has had enough
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      ended.release();
    }
  }

  private OutputStream counted(OutputStream out) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sent.addAndGet(length);
      }
    };
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int sign = in.read();
      if (sign < 0 || (sign == TLS_HANDSHAKE && head.isEmpty())) {
        return head.toString();
      }
      head.append((char) sign);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
