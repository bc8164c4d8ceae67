package dev.sluice.simulator.book;

import dev.sluice.simulator.conduct.Post;
import dev.sluice.simulator.conduct.Verdict;
import dev.sluice.simulator.conduct.Weather;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import dev.sluice.simulator.request.RequestJson;
import dev.sluice.simulator.wire.Json;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Facts as the journal keeps them. */
final class FactJson {
  static byte[] bytes(Fact fact) {
    return Json.bytes(json -> write(fact, json));
  }

  private static void write(Fact fact, JsonGenerator json) {
    switch (fact) {
      case Fact.Decided(var key, var request, var answer, var weather, var keyForgotten) -> {
        json.writeStringProperty("fact", "decided");
        writeRequest(key, request, json);
        writeAnswer(answer, json);
        json.writeStringProperty("weather", weather.wireName());
        if (keyForgotten) json.writeBooleanProperty("keyForgotten", true);
      }
      case Fact.Promised(var key, var request, var verdict, var post, var due, var at) -> {
        json.writeStringProperty("fact", "promised");
        writeRequest(key, request, json);
        switch (verdict) {
          case Verdict.Approve _ -> json.writeStringProperty("verdict", "approve");
          case Verdict.WrongAmount _ -> json.writeStringProperty("verdict", "wrongAmount");
          case Verdict.Decline(var reason) -> {
            json.writeStringProperty("verdict", "decline");
            json.writeStringProperty("reason", reason);
          }
        }
        json.writeStringProperty("post", post.name());
        json.writeStringProperty("due", due.toString());
        json.writeStringProperty("at", at.toString());
      }
      case Fact.Fulfilled(var key, var request, var answer) -> {
        json.writeStringProperty("fact", "fulfilled");
        writeRequest(key, request, json);
        writeAnswer(answer, json);
      }
      case Fact.Disputed(var dispute) -> {
        json.writeStringProperty("fact", "disputed");
        json.writeNumberProperty("capture", dispute.capture());
        DisputeJson.write(dispute, json);
      }
      case Fact.Removed(var sequence) -> {
        json.writeStringProperty("fact", "removed");
        json.writeNumberProperty("sequence", sequence);
      }
    }
  }

  private static void writeRequest(String key, Request request, JsonGenerator json) {
    json.writeStringProperty("key", key);
    json.writeStringProperty("operation", request.operation().wireName());
    json.writeObjectPropertyStart("request");
    RequestJson.write(request, json);
    json.writeEndObject();
  }

  private static void writeAnswer(Answer answer, JsonGenerator json) {
    json.writeObjectPropertyStart("answer");
    AnswerJson.write(answer, json);
    json.writeEndObject();
  }

  static Fact read(byte[] bytes) {
    JsonNode node = Json.object(bytes);
    String fact = text(node, "fact");
    return switch (fact) {
      case "decided" ->
          new Fact.Decided(
              text(node, "key"),
              request(node),
              answer(node),
              Weather.of(text(node, "weather")),
              node.has("keyForgotten"));
      case "promised" ->
          new Fact.Promised(
              text(node, "key"),
              request(node),
              verdict(node),
              Post.valueOf(text(node, "post")),
              Instant.parse(text(node, "due")),
              Instant.parse(text(node, "at")));
      case "fulfilled" -> new Fact.Fulfilled(text(node, "key"), request(node), answer(node));
      case "disputed" ->
          new Fact.Disputed(DisputeJson.read(node.required("capture").longValue(), node));
      case "removed" -> new Fact.Removed(node.required("sequence").longValue());
      default -> throw new IllegalArgumentException("unknown fact " + fact);
    };
  }

  private static Request request(JsonNode node) {
    return RequestJson.read(Operation.of(text(node, "operation")), node.required("request"));
  }

  private static Answer answer(JsonNode node) {
    return AnswerJson.read(Operation.of(text(node, "operation")), node.required("answer"));
  }

  private static Verdict verdict(JsonNode node) {
    return switch (text(node, "verdict")) {
      case "approve" -> Verdict.APPROVE;
      case "wrongAmount" -> Verdict.WRONG_AMOUNT;
      case "decline" -> new Verdict.Decline(text(node, "reason"));
      default -> throw new IllegalArgumentException("unknown verdict");
    };
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).stringValue();
  }

  private FactJson() {}
}
