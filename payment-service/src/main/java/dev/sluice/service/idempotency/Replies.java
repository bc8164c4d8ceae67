package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.Answer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Stored answers as HTTP tells them. */
public final class Replies {

  public static final String REPLAYED = "Idempotent-Replayed";

  public static ResponseEntity<String> of(Answer answer) {
    return builder(answer).body(answer.body());
  }

  /** The answer, and when to ask again. */
  public static ResponseEntity<String> pending(Answer answer) {
    return builder(answer).header(HttpHeaders.RETRY_AFTER, "1").body(answer.body());
  }

  private static ResponseEntity.BodyBuilder builder(Answer answer) {
    var reply = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
    if (answer.location() != null) reply.header(HttpHeaders.LOCATION, answer.location());
    if (answer.replayed()) reply.header(REPLAYED, "true");
    return reply;
  }

  private Replies() {}
}
