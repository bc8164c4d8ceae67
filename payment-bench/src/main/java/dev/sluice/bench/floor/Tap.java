package dev.sluice.bench.floor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before PostgreSQL, lets everything through and writes down what clients say while it is
 * told to: the statements as they are really sent, with their parameters.
 */
public final class Tap implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int SSL = 80_877_103;
  private static final int GSS = 80_877_104;
  private static final int LARGEST = 64 << 20;

  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Call> heard = new ArrayList<>();
  private final ServerSocket door;
  private volatile boolean recording;
  private volatile int server;

  public Tap() {
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException("no port is free: " + e.getMessage(), e);
    }
  }

  /**
   * @param port where the server listens
   * @return where clients are to go instead
   */
  public int before(int port) {
    server = port;
    Thread.ofVirtual().name("tap").start(this::accept);
    return door.getLocalPort();
  }

  void record() {
    recording = true;
  }

  /** What was heard since {@link #record}, in the order it came in. */
  List<Call> recorded() {
    recording = false;
    synchronized (heard) {
      List<Call> all = List.copyOf(heard);
      heard.clear();
      return all;
    }
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), server)) {
      open.add(backend);
      client.setTcpNoDelay(true);
      backend.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(backend, client));
      var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
      try (var out = new BufferedOutputStream(backend.getOutputStream(), BUFFER)) {
        start(in, out, client);
        listen(in, out, new Conversation(connections.incrementAndGet()));
      }
    } catch (IOException _) {
      // One of the two has gone, the other one is told by the end of its stream.
    } finally {
      open.remove(client);
    }
  }

  /** The first words have no type. Whoever asks for encryption first is told there is none. */
  private static void start(DataInputStream in, OutputStream out, Socket client)
      throws IOException {
    while (true) {
      byte[] words = in.readNBytes(in.readInt() - 4);
      int code = new Bytes(words).int32();
      if (code == SSL || code == GSS) {
        client.getOutputStream().write('N');
        continue;
      }
      write(out, -1, words);
      out.flush();
      return;
    }
  }

  private void listen(DataInputStream in, OutputStream out, Conversation conversation)
      throws IOException {
    while (true) {
      int type = in.read();
      if (type < 0) throw new EOFException();
      int length = in.readInt() - 4;
      if (length < 0 || length > LARGEST) throw new IOException("no message of PostgreSQL's");
      byte[] message = in.readNBytes(length);
      write(out, type, message);
      if (in.available() == 0) out.flush();
      conversation
          .hear((char) type, message)
          .filter(_ -> recording)
          .ifPresent(call -> {
            synchronized (heard) {
              heard.add(call);
            }
          });
    }
  }

  private static void write(OutputStream out, int type, byte[] message) throws IOException {
    if (type >= 0) out.write(type);
    int length = message.length + 4;
    out.write(length >>> 24);
    out.write(length >>> 16);
    out.write(length >>> 8);
    out.write(length);
    out.write(message);
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException _) {
      // As above.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) socket.close();
    } catch (IOException _) {
      // They go with the process.
    }
  }
}
