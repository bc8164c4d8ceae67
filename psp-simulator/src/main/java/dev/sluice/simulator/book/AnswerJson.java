package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.RequestJson;
import dev.sluice.simulator.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Answers as the protocol writes them; the journal keeps them in the same form. */
public final class AnswerJson {
  public static byte[] bytes(Answer answer) {
    return Json.bytes(json -> write(answer, json));
  }

  /** Writes the fields of the answer's object. */
  public static void write(Answer answer, JsonGenerator json) {
    switch (answer) {
      case Answer.Approved approved -> {
        json.writeStringProperty("status", "APPROVED");
        json.writeStringProperty("reference", approved.reference());
        RequestJson.writeAmount("amount", approved.amount(), json);
      }
      case Answer.Declined(var reason, var _) -> {
        json.writeStringProperty("status", "DECLINED");
        json.writeStringProperty("reason", reason);
      }
      case Answer.Accepted _ -> json.writeStringProperty("status", "ACCEPTED");
    }
    json.writeStringProperty("at", answer.at().toString());
  }

  static Answer read(Operation operation, JsonNode node) {
    Instant at = Instant.parse(node.required("at").stringValue());
    String status = node.required("status").stringValue();
    return switch (status) {
      case "APPROVED" ->
          new Answer.Approved(
              operation,
              operation.sequence(node.required("reference").stringValue()),
              amount(node),
              at);
      case "DECLINED" -> new Answer.Declined(node.required("reason").stringValue(), at);
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }

  private static @Nullable Amount amount(JsonNode answer) {
    JsonNode amount = answer.get("amount");
    if (amount == null) return null;
    String currency = amount.required("currency").stringValue().intern();
    return new Amount(amount.required("value").longValue(), currency);
  }

  private AnswerJson() {}
}
