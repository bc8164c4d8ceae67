package dev.sluice.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sluice.simulator.wire.Unreadable;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads a request within limits, finds its door, writes what the door replies. */
final class Router implements HttpHandler {
  static final int MAX_BODY = 64 * 1024;

  /** A door's answer to a GET. */
  interface Reader {
    Reply read() throws InterruptedException;
  }

  private final MerchantDoor merchants;
  private final AdminDoor admin;
  private final BankDoor bank;
  private final Consumer<String> notes;

  Router(MerchantDoor merchants, AdminDoor admin, BankDoor bank, Consumer<String> notes) {
    this.merchants = merchants;
    this.admin = admin;
    this.bank = bank;
    this.notes = notes;
  }

  static Reply get(Incoming incoming, Reader reader) throws InterruptedException {
    return incoming.method().equals("GET") ? reader.read() : notAllowed("GET");
  }

  static Reply notAllowed(String allowed) {
    return Reply.error(405, "method_not_allowed", "allowed here: " + allowed);
  }

  static Reply noSuchPath() {
    return Reply.error(404, "no_such_path", "nothing is served at this path");
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (reply(exchange)) {
        case Reply.Body body -> send(exchange, body);
        case Reply.File file -> send(exchange, file);
        case Reply.Nothing(var hold) -> Thread.sleep(hold);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
    var uri = exchange.getRequestURI();
    int most =
        String.valueOf(uri.getRawPath()).startsWith(BankDoor.PATH) ? BankDoor.MAX_FILE : MAX_BODY;
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      return Reply.error(413, "body_too_large", "a body may have " + most + " bytes");
    }
    var incoming =
        new Incoming(
            exchange.getRequestMethod(),
            uri.getRawPath() == null ? "" : uri.getRawPath(),
            uri.getRawQuery(),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            body);
    try {
      String path = incoming.path();
      if (path.startsWith("/v1/")) return merchants.handle(incoming);
      if (path.startsWith("/admin/")) return admin.handle(incoming);
      if (path.startsWith(BankDoor.PATH)) return bank.handle(incoming);
      if (path.equals("/health")) return get(incoming, Router::healthy);
      return noSuchPath();
    } catch (Unreadable e) {
      return Reply.error(400, "invalid_request", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      notes.accept("failed on " + incoming.method() + ": " + e);
      return Reply.error(500, "internal_error", "the simulator itself failed: see its log");
    }
  }

  private static Reply healthy() {
    return Reply.ok(json -> json.writeStringProperty("status", "UP"));
  }

  private static void send(HttpExchange exchange, Reply.File file) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", file.type());
    exchange.sendResponseHeaders(200, file.bytes().length);
    exchange.getResponseBody().write(file.bytes());
  }

  private static void send(HttpExchange exchange, Reply.Body body) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    if (body.retryAfter() != null) {
      headers.set("Retry-After", Long.toString(body.retryAfter().toSeconds()));
    }
    if (body.status() == 413) headers.set("Connection", "close");
    exchange.sendResponseHeaders(body.status(), body.json().length);
    exchange.getResponseBody().write(body.json());
  }
}
