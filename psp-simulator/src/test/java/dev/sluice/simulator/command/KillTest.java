package dev.sluice.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KillTest {
  private static final int MERCHANTS = 16;
  private static final int ENOUGH = 400;

  @TempDir Path dir;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  @Test
  void what_it_said_stays_said_after_a_kill() throws Exception {
    for (int round = 0; round < 2; round++) {
      try (var psp = ChildPsp.started(dir, Profile.FAST);
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        int before = answers.size();
        for (int merchant = 0; merchant < MERCHANTS; merchant++) {
          String prefix = "k" + round + "-" + merchant + "-";
          threads.submit(() -> {
            authorizeUntilKilled(psp.port(), prefix);
            return null;
          });
        }
        try {
          await().until(() -> answers.size() - before > ENOUGH);
        } finally {
          psp.kill();
        }
      }
    }
    try (var psp = ChildPsp.started(dir, Profile.FAST)) {
      var told = new TreeMap<>(answers);
      for (String key : told.keySet()) answers.put(key, authorize(psp.port(), key));
      assertThat(new TreeMap<>(answers)).isEqualTo(told);
      assertThat(listed(psp.port())).containsAllEntriesOf(told);
    }
  }

  private void authorizeUntilKilled(int port, String prefix) throws InterruptedException {
    for (int i = 0; true; i++) {
      String key = prefix + i;
      try {
        answers.put(key, authorize(port, key));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** The reference it was given. */
  private String authorize(int port, String key) throws IOException, InterruptedException {
    String body =
        "{\"amount\":{\"value\":1000,\"currency\":\"EUR\"},\"token\":\"tok_card\",\"merchantReference\":\"%s\"}";
    var request =
        HttpRequest.newBuilder(uri(port, "/v1/authorizations"))
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.formatted(key)))
            .build();
    return send(request).required("reference").stringValue();
  }

  private Map<String, String> listed(int port) throws IOException, InterruptedException {
    var listed = new TreeMap<String, String>();
    for (JsonNode next = null; next == null || !next.isNull(); ) {
      String after = next == null ? "0" : next.toString();
      JsonNode page =
          send(HttpRequest.newBuilder(uri(port, "/v1/operations?after=" + after)).build());
      for (JsonNode done : page.required("operations")) {
        listed.put(done.required("key").stringValue(), done.required("reference").stringValue());
      }
      next = page.required("next");
    }
    return listed;
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return Json.object(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
