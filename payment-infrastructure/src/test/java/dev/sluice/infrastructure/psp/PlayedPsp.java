package dev.sluice.infrastructure.psp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A PSP that says what the test tells it to, and keeps what it was asked. */
final class PlayedPsp implements AutoCloseable {

  record Asked(
      String method, String path, @Nullable String key, @Nullable String trace, String body) {}

  interface Part {
    void play(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Part part = says(500, "");

  PlayedPsp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void plays(Part next) {
    part = next;
  }

  List<Asked> asked() {
    return asked;
  }

  static Part says(int status, String body) {
    return says(status, body, null);
  }

  static Part says(int status, String body, @Nullable String retryAfter) {
    return exchange -> {
      if (retryAfter != null) exchange.getResponseHeaders().set("Retry-After", retryAfter);
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Hangs up without a word. */
  static Part hangsUp() {
    return exchange -> {
      throw new IOException("hangs up");
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers.getFirst("Idempotency-Key"),
              headers.getFirst("traceparent"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      part.play(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
