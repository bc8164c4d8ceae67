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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** POST /api/v1/payments, one try at a time. */
final class PaymentsDoor {
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final int MAX_REASON = 500;

  private final HttpClient http;
  private final URI address;
  private final String token;
  private final Duration patience;

  PaymentsDoor(HttpClient http, URI api, String token, Duration patience) {
    this.http = http;
    this.address = Addresses.below(api, "/api/v1/payments");
    this.token = token;
    this.patience = patience;
  }

  Answer post(PaymentRequest payment) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .header("Idempotency-Key", payment.key())
            .POST(BodyPublishers.ofString(payment.body()))
            .build();
    try {
      return read(
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES)));
    } catch (ConnectException _) {
      return new Answer.Later(Duration.ZERO, "connection refused", false);
    } catch (HttpTimeoutException _) {
      return new Answer.Later(Duration.ZERO, "no answer in time", true);
    } catch (IOException broken) {
      return new Answer.Later(Duration.ZERO, "connection lost", true);
    }
  }

  private static Answer read(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 202) {
      boolean replayed =
          response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
      return replayed ? new Answer.AlreadyPaid(createdAt(response.body())) : new Answer.Accepted();
    }
    boolean keyRunning = status == 409 && response.headers().firstValue("Retry-After").isPresent();
    if (keyRunning || status == 429) {
      return new Answer.Later(retryAfter(response), why(status), false);
    }
    if (status == 408 || status >= 500) {
      return new Answer.Later(retryAfter(response), why(status), true);
    }
    JsonNode problem = json(response.body());
    if (status == 409 && problem.path("code").asString("").equals("order_id_not_unique")) {
      return new Answer.AlreadyPaid(null);
    }
    return new Answer.Refused(reason(status, problem));
  }

  private static @Nullable Instant createdAt(String body) {
    try {
      return Instant.parse(json(body).path("createdAt").asString(""));
    } catch (DateTimeParseException _) {
      return null;
    }
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

  /** The problem's own words, with the fields it names. */
  private static String reason(int status, JsonNode problem) {
    StringBuilder reason = new StringBuilder();
    reason.append(problem.path("detail").asString(problem.path("title").asString("")));
    for (JsonNode error : problem.path("errors")) {
      reason.append("; ").append(error.path("pointer").asString(""));
      reason.append(": ").append(error.path("detail").asString(""));
    }
    String text =
        reason.isEmpty()
            ? "the API answered %d where 202 was expected".formatted(status)
            : reason.append(" (").append(status).append(')').toString();
    return text.length() > MAX_REASON ? text.substring(0, MAX_REASON) + "…" : text;
  }
}
