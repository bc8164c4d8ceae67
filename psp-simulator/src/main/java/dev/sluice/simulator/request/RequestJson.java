package dev.sluice.simulator.request;

import dev.sluice.simulator.wire.Unreadable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Requests as the protocol writes them; the journal keeps them in the same form. */
public final class RequestJson {
  private static final String REFERENCE = "merchantReference";

  /**
   * @throws Unreadable when anything is missing, unknown or out of range
   */
  public static Request read(Operation operation, JsonNode body) {
    return switch (operation) {
      case AUTHORIZE -> {
        Fields fields = Fields.of(body, Set.of("amount", "token", REFERENCE));
        String token = CardNumbers.token(fields.text("token"));
        yield new Request.Authorize(fields.amount("amount"), token, fields.text(REFERENCE));
      }
      case CAPTURE -> {
        Fields fields = Fields.of(body, Set.of("authorization", "amount", REFERENCE));
        yield new Request.Capture(
            fields.text("authorization"), fields.amount("amount"), fields.text(REFERENCE));
      }
      case VOID -> {
        Fields fields =
            Fields.of(body, Set.of("authorization", "authorizationKey", "amount", REFERENCE));
        yield new Request.Void(
            target(fields), fields.amountIfAny("amount"), fields.text(REFERENCE));
      }
      case REFUND -> {
        Fields fields = Fields.of(body, Set.of("capture", "authorization", "amount", REFERENCE));
        yield new Request.Refund(captured(fields), fields.amount("amount"), fields.text(REFERENCE));
      }
    };
  }

  private static Request.Target target(Fields fields) {
    if (fields.has("authorization") == fields.has("authorizationKey")) {
      throw new Unreadable("give either authorization or authorizationKey");
    }
    return fields.has("authorization")
        ? new Request.ByReference(fields.text("authorization"))
        : new Request.ByKey(fields.text("authorizationKey"));
  }

  private static Request.Captured captured(Fields fields) {
    if (fields.has("capture") == fields.has("authorization")) {
      throw new Unreadable("give either capture or authorization");
    }
    return fields.has("capture")
        ? new Request.ByCapture(fields.text("capture"))
        : new Request.ByReference(fields.text("authorization"));
  }

  /** Writes the fields of the request's object. */
  public static void write(Request request, JsonGenerator json) {
    switch (request) {
      case Request.Authorize(var amount, var token, var _) -> {
        writeAmount("amount", amount, json);
        json.writeStringProperty("token", token);
      }
      case Request.Capture(var authorization, var amount, var _) -> {
        json.writeStringProperty("authorization", authorization);
        writeAmount("amount", amount, json);
      }
      case Request.Void(Request.ByReference(var authorization), var expected, var _) -> {
        json.writeStringProperty("authorization", authorization);
        writeAmount("amount", expected, json);
      }
      case Request.Void(Request.ByKey(var key), var expected, var _) -> {
        json.writeStringProperty("authorizationKey", key);
        writeAmount("amount", expected, json);
      }
      case Request.Refund(Request.ByCapture(var capture), var amount, var _) -> {
        json.writeStringProperty("capture", capture);
        writeAmount("amount", amount, json);
      }
      case Request.Refund(Request.ByReference(var authorization), var amount, var _) -> {
        json.writeStringProperty("authorization", authorization);
        writeAmount("amount", amount, json);
      }
    }
    json.writeStringProperty(REFERENCE, request.merchantReference());
  }

  /** Writes nothing when there is no amount. */
  public static void writeAmount(String name, @Nullable Amount amount, JsonGenerator json) {
    if (amount == null) return;
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("value", amount.value());
    json.writeStringProperty("currency", amount.currency());
    json.writeEndObject();
  }

  private RequestJson() {}
}
