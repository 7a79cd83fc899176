package dev.shangjia.probes.web;

import dev.shangjia.probes.net.GuardedSockets;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of one fetch. Closing them is what ends a fetch in time: it wakes whoever connects,
 * shakes hands or reads.
 */
final class Sockets {
  private final GuardedSockets guarded;
  private final List<Socket> opened = new ArrayList<>();
  private boolean cut;

  Sockets(GuardedSockets guarded) {
    this.guarded = guarded;
  }

  /**
   * A socket that connects to nothing but what the guard allows.
   *
   * @throws SocketException when the time is over
   */
  synchronized Socket open() throws SocketException {
    if (cut) {
      throw new SocketException("the time is over");
    }
    Socket socket = guarded.open();
    opened.add(socket);
    return socket;
  }

  /** Closes all, and opens no more. */
  synchronized void cut() {
    cut = true;
    for (Socket socket : opened) {
      try {
        socket.close();
      } catch (IOException alreadyBroken) {
        // it reads no more either
      }
    }
  }

  /** Whether the time is over. */
  synchronized boolean isCut() {
    return cut;
  }
}
