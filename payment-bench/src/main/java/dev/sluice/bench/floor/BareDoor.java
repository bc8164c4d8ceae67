package dev.sluice.bench.floor;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A door with nothing behind it, in a process of its own: reads a request, parses its JSON to the
 * last token and answers with as many bytes as the real one. Ends with its standard input.
 */
public final class BareDoor {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BUFFER = 8 * 1024;

  private final byte[] answer;

  private BareDoor(int bytes) {
    String head =
        "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(bytes);
    answer = (head + "x".repeat(bytes)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Prints the port it listens on.
   *
   * @param arguments how long an answer is
   */
  public static void main(String[] arguments) throws IOException {
    BareDoor door = new BareDoor(Integer.parseInt(arguments[0]));
    ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> door.accept(socket));
    System.out.println(socket.getLocalPort());
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // It goes with the process.
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
        OutputStream out = client.getOutputStream()) {
      client.setTcpNoDelay(true);
      while (true) {
        parse(in.readNBytes(length(in)));
        out.write(answer);
      }
    } catch (IOException _) {
      // The client has gone.
    }
  }

  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      int c = in.read();
      if (c < 0) throw new EOFException();
      if (c == '\n') return line.toString();
      if (c != '\r') line.append((char) c);
    }
  }

  private static void parse(byte[] body) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) parser.getString();
      }
    }
  }
}
