package dev.sluice.simulator.webhook;

import dev.sluice.simulator.book.Answer;
import dev.sluice.simulator.book.AnswerJson;
import dev.sluice.simulator.book.Dispute;
import dev.sluice.simulator.book.DisputeJson;
import dev.sluice.simulator.book.Fact;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Post;
import dev.sluice.simulator.psp.Results;
import dev.sluice.simulator.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Posts later results and disputes. A delivery is not remembered over a restart of the PSP: the
 * merchant can still ask by key.
 */
public final class Webhooks implements Results, AutoCloseable {
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI url;
  private final @Nullable Signature signature;
  private final Conduct conduct;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder givenUp = new LongAdder();

  /**
   * @param signature null for none
   */
  public Webhooks(URI url, @Nullable Signature signature, Conduct conduct, InstantSource clock) {
    this.url = url;
    this.signature = signature;
    this.conduct = conduct;
    this.clock = clock;
  }

  public long delivered() {
    return delivered.sum();
  }

  public long givenUp() {
    return givenUp.sum();
  }

  @Override
  public void announce(Fact.Promised promise, Answer answer) {
    post(promise.post(), body(promise, answer));
  }

  @Override
  public void announce(Dispute dispute) {
    post(conduct.post(dispute.id() + dispute.standing()), body(dispute));
  }

  private void post(Post how, byte[] body) {
    posts.submit(() -> {
      if (how == Post.LATE) Thread.sleep(conduct.webhookLateBy());
      post(body);
      if (how == Post.TWICE) post(body);
      return null;
    });
  }

  private static byte[] body(Dispute dispute) {
    return Json.bytes(json -> {
      json.writeStringProperty("eventId", id(dispute.id() + "|" + dispute.standing()));
      json.writeStringProperty("operation", "dispute");
      DisputeJson.write(dispute, json);
    });
  }

  private static String id(String event) {
    return "evt_" + UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] body(Fact.Promised promise, Answer answer) {
    return Json.bytes(json -> {
      json.writeStringProperty("eventId", id(promise.key() + "|" + answer.at()));
      json.writeStringProperty("key", promise.key());
      json.writeStringProperty("operation", promise.request().operation().wireName());
      json.writeObjectPropertyStart("answer");
      AnswerJson.write(answer, json);
      json.writeEndObject();
    });
  }

  private void post(byte[] body) throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      if (taken(body)) {
        delivered.increment();
        return;
      }
      if (attempt < TRIES) Thread.sleep(Duration.ofSeconds(1L << attempt - 1));
    }
    givenUp.increment();
  }

  private boolean taken(byte[] body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    // signed anew each time: an old signature is worth nothing
    if (signature != null) request.header(Signature.HEADER, signature.of(body, clock.instant()));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() / 100
          == 2;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    posts.shutdownNow();
    posts.close();
    client.shutdownNow();
  }
}
