package dev.sluice.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API and the management port, played over real HTTP. Accepts each key once and replays it
 * afterwards; what is scripted for an order, the books or the audit comes first, one answer per
 * request.
 */
final class PlayedPlatform implements AutoCloseable {
  static final String DRAINED =
      """
      {"now":"2026-01-02T03:04:05Z","final":3,"intents":{"AUTHORIZED":2,"DECLINED":1},
       "payments":{"CAPTURED":2},"orders":{"CAPTURED":3,"CAPTURE_FAILED":1},"journals":9,
       "trialBalance":{"EUR":{"debit":123456,"credit":123456},"JPY":{"debit":500,"credit":500}},
       "inFlight":{"intents":0,"payments":0,"outbox":0,"journals":0,"balances":0},"inReview":0,"deadLetters":0,
       "topSellers":[{"sellerId":"s-1","currency":"EUR","pending":100050}],
       "acceptedToBalanceMs":{"p50":41,"p99":97,"count":3}}
      """;
  static final String BUSY = DRAINED.replace("\"outbox\":0", "\"outbox\":4");
  static final String CLEAN =
      """
      {"clean":true,"empty":false,"laws":[
       {"law":1,"name":"entries balance","holds":true,"leftOut":0,"oldestSeconds":0,"detail":""},
       {"law":7,"name":"balances are sums","holds":true,"leftOut":2,"oldestSeconds":9,"detail":""}]}
      """;
  static final String UNCLEAN =
      CLEAN
          .replace("\"clean\":true", "\"clean\":false")
          .replace(
              "sums\",\"holds\":true,\"leftOut\":2,\"oldestSeconds\":9,\"detail\":\"\"",
              "sums\",\"holds\":false,\"leftOut\":2,\"oldestSeconds\":9,\"detail\":\"s-1 is off by 3\"");
  static final String EMPTY = "{\"clean\":false,\"empty\":true,\"laws\":[]}";

  /**
   * One answer; status 0 breaks the connection off, status -1 never answers, both after {@code
   * taken}.
   */
  record Play(int status, Map<String, String> headers, String body, boolean taken) {
    static Play of(int status, String body) {
      return new Play(status, Map.of(), body, false);
    }

    static Play retry(int status) {
      return new Play(status, Map.of("Retry-After", "0"), "{}", false);
    }

    static Play lost(int status) {
      return new Play(status, Map.of(), "", true);
    }
  }

  record Request(String orderId, String key, String authorization) {}

  final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, String> taken = new ConcurrentHashMap<>();
  private final Map<String, Deque<Play>> script = new ConcurrentHashMap<>();
  final CountDownLatch firstRequest = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;

  PlayedPlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/payments", this::pay);
    server.createContext("/actuator/books", x -> manage(x, "books", DRAINED));
    server.createContext("/actuator/audit", x -> manage(x, "audit", CLEAN));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** For an order id, or {@code books} or {@code audit}. */
  void next(String what, Play... plays) {
    script.computeIfAbsent(what, _ -> new ArrayDeque<>()).addAll(List.of(plays));
  }

  int payments() {
    return taken.size();
  }

  /** A payment of which nothing will be captured, unless the script says more. */
  private void look(HttpExchange exchange) throws IOException {
    Play scripted = poll("payment");
    answer(exchange, scripted == null ? Play.of(200, "{\"final\":true,\"orders\":[]}") : scripted);
  }

  /** For {@code captures}, {@code cancel} or {@code refunds}. */
  private void change(HttpExchange exchange, String what) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
    Play scripted = poll(what);
    answer(exchange, scripted == null ? Play.of(202, "{}") : scripted);
  }

  private void pay(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      look(exchange);
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.matches(".*/(captures|cancel|refunds)")) {
      change(exchange, path.substring(path.lastIndexOf('/') + 1));
      return;
    }
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    String orderId = body.path("orderId").asString();
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    requests.add(new Request(orderId, key, exchange.getRequestHeaders().getFirst("Authorization")));
    firstRequest.countDown();
    Play scripted = poll(orderId);
    if (scripted == null) {
      boolean replay = taken.putIfAbsent(key, orderId) != null;
      Map<String, String> headers = replay ? Map.of("Idempotent-Replayed", "true") : Map.of();
      answer(exchange, new Play(202, headers, "{\"id\":\"pay_1\"}", false));
    } else {
      if (scripted.taken()) {
        taken.put(key, orderId);
      }
      answer(exchange, scripted);
    }
  }

  private void manage(HttpExchange exchange, String what, String usual) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    Play scripted = poll(what);
    answer(exchange, scripted == null ? Play.of(200, usual) : scripted);
  }

  private @Nullable Play poll(String what) {
    Deque<Play> plays = script.get(what);
    if (plays == null) {
      return null;
    }
    synchronized (plays) {
      return plays.size() == 1 && plays.peek().headers().containsKey("for-ever")
          ? plays.peek()
          : plays.poll();
    }
  }

  private void answer(HttpExchange exchange, Play play) throws IOException {
    if (play.status() < 0) {
      try {
        closed.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    if (play.status() <= 0) {
      exchange.close();
      return;
    }
    play.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = play.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(play.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
