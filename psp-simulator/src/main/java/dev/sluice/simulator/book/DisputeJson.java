package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.RequestJson;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Disputes as the protocol writes them; the journal keeps them in the same form. */
public final class DisputeJson {
  /** Writes the fields of the dispute's object. */
  public static void write(Dispute dispute, JsonGenerator json) {
    json.writeStringProperty("dispute", dispute.id());
    json.writeStringProperty("status", dispute.standing().name());
    json.writeStringProperty("key", dispute.key());
    RequestJson.writeAmount("amount", dispute.amount(), json);
    json.writeStringProperty("at", dispute.at().toString());
  }

  static Dispute read(long capture, JsonNode node) {
    JsonNode amount = node.required("amount");
    return new Dispute(
        node.required("dispute").stringValue(),
        capture,
        node.required("key").stringValue(),
        new Amount(amount.required("value").longValue(), amount.required("currency").stringValue()),
        Dispute.Standing.valueOf(node.required("status").stringValue()),
        Instant.parse(node.required("at").stringValue()));
  }

  private DisputeJson() {}
}
