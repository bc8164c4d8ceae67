package dev.sluice.service.config;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PSP that does what the token says: {@code tok_visa} yes, {@code tok_decline} no, {@code
 * tok_silent} nothing at all, {@code tok_accept} later.
 */
public final class PlayedPsp {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, String> done = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);

  PlayedPsp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/authorizations", this::authorize);
    server.createContext("/v1/operations", this::list);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often it was asked to authorize this intent. */
  public long calls(String intent) {
    return keys.stream().filter(key -> key.equals(intent + ":authorize")).count();
  }

  private void authorize(HttpExchange http) throws IOException {
    var request = JSON.readTree(http.getRequestBody().readAllBytes());
    var key = http.getRequestHeaders().getFirst("Idempotency-Key");
    keys.add(key);
    switch (request.path("token").asString("")) {
      case "tok_silent" -> silence();
      case "tok_decline" ->
          answer(
              http,
              "{\"status\":\"DECLINED\",\"reason\":\"insufficient_funds\",\"at\":\"2026-01-01T00:00:00Z\"}");
      case "tok_accept" ->
          answer(http, "{\"status\":\"ACCEPTED\",\"at\":\"2026-01-01T00:00:00Z\"}");
      default -> approve(http, key, request.path("amount"));
    }
  }

  private void approve(HttpExchange http, String key, JsonNode amount) throws IOException {
    var reference = "psp_" + key.replace(":", "_");
    done.put(
        key,
        "{\"sequence\":%d,\"key\":\"%s\",\"operation\":\"authorize\",\"authorization\":\"%s\",\"reference\":\"%s\",\"amount\":%s,\"merchantReference\":\"m\",\"at\":\"2026-01-01T00:00:00Z\"}"
            .formatted(done.size() + 1, key, reference, reference, amount));
    answer(
        http,
        "{\"status\":\"APPROVED\",\"reference\":\"%s\",\"amount\":%s,\"at\":\"2026-01-01T00:00:00Z\"}"
            .formatted(reference, amount));
  }

  private void list(HttpExchange http) throws IOException {
    var query = http.getRequestURI().getQuery();
    boolean first = query == null || query.contains("after=0");
    answer(
        http,
        "{\"operations\":[%s],\"next\":null}"
            .formatted(first ? String.join(",", done.values()) : ""));
  }

  private void silence() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange http, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }
}
