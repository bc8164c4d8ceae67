package dev.sluice.bench.load;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** POST /api/v1/payments, one try at a time. */
final class PaymentsDoor {
  private static final int MAX_REASON = 500;

  private final Door door;

  PaymentsDoor(Door door) {
    this.door = door;
  }

  Answer post(PaymentRequest payment) throws InterruptedException {
    return switch (door.post("/api/v1/payments", payment.key(), payment.body())) {
      case Reply.Later later -> new Answer.Later(later);
      case Reply.Answered(int status, boolean replayed, JsonNode body) when status == 202 ->
          replayed
              ? new Answer.AlreadyPaid(createdAt(body), body.path("id").asString(""))
              : new Answer.Accepted(body.path("id").asString(""));
      case Reply.Answered(int status, _, JsonNode problem)
          when status == 409 && problem.path("code").asString("").equals("order_id_not_unique") ->
          new Answer.AlreadyPaid(null, "");
      case Reply.Answered(int status, _, JsonNode problem) ->
          new Answer.Refused(reason(status, problem));
    };
  }

  private static @Nullable Instant createdAt(JsonNode payment) {
    try {
      return Instant.parse(payment.path("createdAt").asString(""));
    } catch (DateTimeParseException _) {
      return null;
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
