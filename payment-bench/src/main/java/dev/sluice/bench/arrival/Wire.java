package dev.sluice.bench.arrival;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One HTTP/1.1 connection that is kept, and nothing more: the load generator runs on the cores it
 * measures, so it has to be cheap. Used by one thread at a time.
 */
public final class Wire implements AutoCloseable {
  private static final int BUFFER = 8 * 1024;
  private static final int LONGEST_LINE = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = socket.getOutputStream();
  }

  public static Wire open(URI base, Duration patience) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) patience.toMillis());
    socket.connect(
        new InetSocketAddress(base.getHost(), base.getPort()), (int) patience.toMillis());
    return new Wire(socket);
  }

  /** A whole POST of JSON, as bytes. */
  public static byte[] post(URI base, String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nAccept: application/json\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(path, base.getHost(), base.getPort(), headers, content.length);
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  /**
   * What was answered.
   *
   * @param last the server closes the connection after this
   */
  public record Answer(int status, byte[] body, boolean last) {}

  public Answer send(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 ")) throw new IOException("no HTTP/1.1: " + status);
    int length = -1;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(colon, 0));
      String value = line.substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Content-Length")) length = Integer.parseInt(value);
      if (name.equalsIgnoreCase("Transfer-Encoding")) chunked = value.equalsIgnoreCase("chunked");
      if (name.equalsIgnoreCase("Connection")) last = value.equalsIgnoreCase("close");
    }
    int code = Integer.parseInt(status.substring(9, 12));
    return new Answer(code, chunked ? chunks() : in.readNBytes(Math.max(length, 0)), last);
  }

  private byte[] chunks() throws IOException {
    var body = new java.io.ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      body.write(in.readNBytes(size));
      line();
      if (size == 0) return body.toByteArray();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (line.length() < LONGEST_LINE) {
      int c = in.read();
      if (c < 0) throw new EOFException("the connection was closed");
      if (c == '\n') return line.toString();
      if (c != '\r') line.append((char) c);
    }
    throw new IOException("a header without an end");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }
}
