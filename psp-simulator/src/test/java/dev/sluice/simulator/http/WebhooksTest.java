package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.wire.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WebhooksTest {
  @TempDir Path dir;
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer merchant;
  private RunningPsp psp;

  @BeforeEach
  void start() throws Exception {
    merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    merchant.createContext(
        "/webhooks",
        exchange -> {
          boolean refused = refusals.getAndDecrement() > 0;
          byte[] body = exchange.getRequestBody().readAllBytes();
          var signature = exchange.getRequestHeaders().getFirst("Psp-Signature");
          long second = Long.parseLong(signature.substring(2, signature.indexOf(',')));
          if (signature.equals(RunningPsp.SIGNATURE.of(body, Instant.ofEpochSecond(second))))
            signatures.add(signature);
          if (!refused) received.add(Json.object(body));
          exchange.sendResponseHeaders(refused ? 503 : 204, -1);
          exchange.close();
        });
    merchant.start();
    var url = URI.create("http://127.0.0.1:" + merchant.getAddress().getPort() + "/webhooks");
    psp = new RunningPsp(dir, Profile.FAST, url);
  }

  @AfterEach
  void stop() throws Exception {
    psp.close();
    merchant.stop(0);
  }

  @Test
  void a_later_result_is_posted_as_asking_would_tell_it() throws Exception {
    psp.authorize("k", "tok_accepted_later");
    await().until(() -> received.size() == 1);
    JsonNode event = received.getFirst();
    assertThat(event.required("key").stringValue()).isEqualTo("k");
    assertThat(event.required("operation").stringValue()).isEqualTo("authorize");
    assertThat(event.required("answer")).isEqualTo(psp.ask("k").body().required("answer"));
  }

  @Test
  void a_second_delivery_has_the_same_event_id() throws Exception {
    psp.authorize("k", "tok_webhook_twice");
    await().until(() -> received.size() == 2);
    assertThat(received.get(1)).isEqualTo(received.get(0));
  }

  @Test
  void a_late_webhook_comes_after_the_result_can_be_asked_for() throws Exception {
    psp.authorize("k", "tok_webhook_late");
    await().until(() -> psp.ask("k").status200().equals("DONE"));
    assertThat(received).isEmpty();
    await().until(() -> received.size() == 1);
  }

  @Test
  void a_refused_webhook_is_posted_again() throws Exception {
    refusals.set(1);
    psp.authorize("k", "tok_accepted_later");
    await().until(() -> received.size() == 1);
  }

  @Test
  void every_delivery_is_signed() throws Exception {
    psp.authorize("k", "tok_webhook_twice");
    await().until(() -> received.size() == 2);
    assertThat(signatures).hasSize(2);
  }

  @Test
  void a_dispute_is_told_when_it_is_opened_and_when_it_is_decided() throws Exception {
    var authorization = psp.authorize("a", "tok_ok").reference();
    psp.capture("po_1:capture-1", authorization, 900);
    var opened =
        psp.post(
            "/admin/disputes",
            "-",
            "{\"key\":\"po_1:capture-1\",\"amount\":{\"value\":300,\"currency\":\"EUR\"}}");
    assertThat(opened.text("status")).isEqualTo("OPENED");
    await().until(() -> received.size() == 1);
    psp.post(
        "/admin/disputes/" + opened.text("dispute") + "/outcome", "-", "{\"outcome\":\"WON\"}");
    await().until(() -> received.size() == 2);

    assertThat(received)
        .allSatisfy(event -> {
          assertThat(event.required("operation").stringValue()).isEqualTo("dispute");
          assertThat(event.required("key").stringValue()).isEqualTo("po_1:capture-1");
          assertThat(event.required("amount").required("value").longValue()).isEqualTo(300);
        });
    assertThat(received.getLast().required("status").stringValue()).isEqualTo("WON");
    assertThat(received.getFirst().required("eventId"))
        .isNotEqualTo(received.getLast().required("eventId"));
  }

  @Test
  void a_dispute_that_cannot_be_is_refused_and_one_that_is_outlives_a_restart() throws Exception {
    var authorization = psp.authorize("a", "tok_ok").reference();
    psp.capture("c", authorization, 900);
    for (var bad :
        List.of(
            "{\"key\":\"a\"}",
            "{}",
            "{\"key\":\"c\",\"amount\":{\"value\":901,\"currency\":\"EUR\"}}",
            "{\"key\":\"c\",\"amount\":{\"value\":1,\"currency\":\"JPY\"}}"))
      assertThat(psp.post("/admin/disputes", "-", bad).status()).as(bad).isEqualTo(400);
    assertThat(psp.post("/admin/disputes", "-", "{\"key\":\"x\"}").status()).isEqualTo(404);
    assertThat(psp.post("/admin/disputes/x/outcome", "-", "{\"outcome\":\"WON\"}").status())
        .isEqualTo(404);

    var opened = psp.post("/admin/disputes", "-", "{\"key\":\"c\"}").text("dispute");
    psp.close();
    psp = new RunningPsp(dir);
    var home = "/admin/disputes/" + opened + "/outcome";
    assertThat(psp.post(home, "-", "{\"outcome\":\"LOST\"}").text("status")).isEqualTo("LOST");
    assertThat(psp.post(home, "-", "{\"outcome\":\"LOST\"}").status()).isEqualTo(200);
    assertThat(psp.post(home, "-", "{\"outcome\":\"WON\"}").status()).isEqualTo(400);
  }

  @Test
  void what_was_promised_before_a_stop_is_done_after_the_start() throws Exception {
    psp.authorize("k", "tok_accepted_later");
    psp.close();
    psp = new RunningPsp(dir);
    await().until(() -> psp.ask("k").status200().equals("DONE"));
  }
}
