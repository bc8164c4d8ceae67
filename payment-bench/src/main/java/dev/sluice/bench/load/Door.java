package dev.sluice.bench.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of one instance, one try at a time. */
public final class Door {
  private static final int MAX_ANSWER_BYTES = 16 << 20;

  private final HttpClient http;
  private final URI base;
  private final Supplier<String> token;
  private final Duration patience;

  /**
   * @param base address of the API, without {@code /api/v1}
   * @param token asked before every request: none is good for ever
   * @param patience for the answer to one request
   */
  public Door(HttpClient http, URI base, Supplier<String> token, Duration patience) {
    this.http = http;
    this.base = base;
    this.token = token;
    this.patience = patience;
  }

  /** Of the same instance, for somebody else. */
  public Door as(Supplier<String> other) {
    return new Door(http, base, other, patience);
  }

  public Reply post(String path, String key, String body) throws InterruptedException {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public Reply get(String path) throws InterruptedException {
    return ask(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(Addresses.below(base, path))
        .timeout(patience)
        .header("Authorization", "Bearer " + token.get())
        .header("Accept", "application/json, application/problem+json");
  }

  private Reply ask(HttpRequest request) throws InterruptedException {
    try {
      return read(
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES)));
    } catch (ConnectException _) {
      return new Reply.Later(Duration.ZERO, "connection refused", false);
    } catch (HttpTimeoutException _) {
      return new Reply.Later(Duration.ZERO, "no answer in time", true);
    } catch (IOException broken) {
      return new Reply.Later(Duration.ZERO, "connection lost", true);
    }
  }

  private static Reply read(HttpResponse<String> response) {
    int status = response.statusCode();
    boolean keyRunning = status == 409 && response.headers().firstValue("Retry-After").isPresent();
    if (keyRunning || status == 429 || status == 408 || status >= 500) {
      boolean maybeTaken = status == 408 || status >= 500;
      return new Reply.Later(retryAfter(response), why(status), maybeTaken);
    }
    boolean replayed =
        response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
    return new Reply.Answered(status, replayed, json(response.body()));
  }

  private static String why(int status) {
    return switch (status) {
      case 409 -> "the same order is being paid at the moment";
      case 429 -> "the service admits no more at the moment";
      case 503 -> "the service is not available";
      default -> "the service answered " + status;
    };
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
