package dev.sluice.simulator.webhook;

import dev.sluice.simulator.book.Answer;
import dev.sluice.simulator.book.AnswerJson;
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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Posts later results. A delivery is not remembered over a restart of the PSP: the merchant can
 * still ask by key.
 */
public final class Webhooks implements Results, AutoCloseable {
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI url;
  private final Conduct conduct;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder givenUp = new LongAdder();

  public Webhooks(URI url, Conduct conduct) {
    this.url = url;
    this.conduct = conduct;
  }

  public long delivered() {
    return delivered.sum();
  }

  public long givenUp() {
    return givenUp.sum();
  }

  @Override
  public void announce(Fact.Promised promise, Answer answer) {
    posts.submit(() -> {
      if (promise.post() == Post.LATE) Thread.sleep(conduct.webhookLateBy());
      byte[] body = body(promise, answer);
      post(body);
      if (promise.post() == Post.TWICE) post(body);
      return null;
    });
  }

  private static byte[] body(Fact.Promised promise, Answer answer) {
    String event = promise.key() + "|" + answer.at();
    var id = UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.US_ASCII));
    return Json.bytes(json -> {
      json.writeStringProperty("eventId", "evt_" + id);
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
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
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
