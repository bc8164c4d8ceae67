package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
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
      case Answer.Approved(var reference, var amount, var _) -> {
        json.writeStringProperty("status", "APPROVED");
        json.writeStringProperty("reference", reference);
        RequestJson.writeAmount("amount", amount, json);
      }
      case Answer.Declined(var reason, var _) -> {
        json.writeStringProperty("status", "DECLINED");
        json.writeStringProperty("reason", reason);
      }
      case Answer.Accepted _ -> json.writeStringProperty("status", "ACCEPTED");
    }
    json.writeStringProperty("at", answer.at().toString());
  }

  static Answer read(JsonNode node) {
    Instant at = Instant.parse(node.required("at").stringValue());
    String status = node.required("status").stringValue();
    return switch (status) {
      case "APPROVED" ->
          new Answer.Approved(node.required("reference").stringValue(), amount(node), at);
      case "DECLINED" -> new Answer.Declined(node.required("reason").stringValue(), at);
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }

  private static @Nullable Amount amount(JsonNode answer) {
    JsonNode amount = answer.get("amount");
    if (amount == null) return null;
    return new Amount(
        amount.required("value").longValue(), amount.required("currency").stringValue());
  }

  private AnswerJson() {}
}
