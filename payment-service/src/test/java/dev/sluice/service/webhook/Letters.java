package dev.sluice.service.webhook;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a PSP writes, and how it sends it. */
final class Letters {

  static final String DOOR = "/api/v1/psp/simulator/webhooks";

  private Letters() {}

  static String evt() {
    return Baskets.unique("evt_");
  }

  static String approved(String reference, long minor) {
    return "{\"status\":\"APPROVED\",\"reference\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"},\"at\":\"2026-01-01T00:00:00Z\"}"
        .formatted(reference, minor);
  }

  static String result(String event, String key, String answer) {
    return "{\"eventId\":\"%s\",\"key\":\"%s\",\"operation\":\"capture\",\"answer\":%s}"
        .formatted(event, key, answer);
  }

  static String dispute(String event, String dispute, String status, String order, long minor) {
    return "{\"eventId\":\"%s\",\"operation\":\"dispute\",\"dispute\":\"%s\",\"status\":\"%s\",\"key\":\"%s:capture-1\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"},\"at\":\"2026-01-01T00:00:00Z\"}"
        .formatted(event, dispute, status, order, minor);
  }

  static Api.Reply send(String body) {
    return send(DOOR, body, Signing.header(body.getBytes(StandardCharsets.UTF_8), Instant.now()));
  }

  static Api.Reply send(String path, String body, String signature) {
    return Api.nobody()
        .with("Psp-Signature", signature)
        .with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(body));
  }
}
