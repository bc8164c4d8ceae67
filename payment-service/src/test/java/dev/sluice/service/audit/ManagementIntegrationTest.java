package dev.sluice.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The management port. */
@Tag("integration")
class ManagementIntegrationTest {

  private final Api management = Api.management();

  @Test
  void it_is_alive_and_ready() {
    assertThat(management.get("/actuator/health/liveness").at("/status")).isEqualTo("UP");
    assertThat(management.get("/actuator/health/readiness").at("/status")).isEqualTo("UP");
    assertThat(management.get("/actuator/env").status()).isEqualTo(404);
  }

  @Test
  void the_audit_tells_every_law() {
    var reply = management.get("/actuator/audit?settleAfter=PT0S");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().has("clean")).isTrue();
    assertThat(reply.json().has("empty")).isTrue();
    var law = reply.json().at("/laws/0");
    assertThat(law.propertyNames())
        .containsExactlyInAnyOrder("law", "name", "holds", "leftOut", "oldestSeconds", "detail");
    assertThat(management.get("/actuator/audit").status()).isEqualTo(200);
  }

  @Test
  void a_bad_question_to_the_management_port_is_refused() {
    assertThat(management.get("/actuator/audit?settleAfter=soon").status()).isEqualTo(400);
    assertThat(management.get("/actuator/audit?settleAfter=-PT1S").status()).isEqualTo(400);
    assertThat(management.get("/actuator/books?since=today").status()).isEqualTo(400);
  }

  @Test
  void the_books_tell_how_far_everything_has_come() {
    Api.as("write-token").post("/api/v1/payment-intents", Baskets.basket(Baskets.unique("o-")));

    var books = management.get("/actuator/books?since=2026-01-01T00:00:00Z");

    assertThat(books.status()).as(books.text()).isEqualTo(200);
    assertThat(books.json().propertyNames())
        .containsExactlyInAnyOrder(
            "now",
            "final",
            "intents",
            "payments",
            "orders",
            "journals",
            "trialBalance",
            "inFlight",
            "inReview",
            "deadLetters",
            "topSellers",
            "acceptedToBalanceMs");
    assertThat(books.json().at("/intents/CREATED").asLong()).isPositive();
    assertThat(management.get("/actuator/books").status()).isEqualTo(200);
  }

  @Test
  void the_meters_are_there() {
    Api.as("write-token").get("/api/v1/payments");

    var meters = management.get("/actuator/prometheus").text();

    assertThat(meters)
        .contains(
            "audit_law_holds{law=\"1\"",
            "audit_age_seconds{scope=\"recent\"",
            "stuck_count{what=\"capture_requested\"",
            "stuck_oldest_seconds{what=\"dead_letters\"",
            "http_requests_refused_total",
            "http_server_requests_seconds_count",
            "outbox_backlog",
            "partitions_strays");
  }

  @Test
  void what_left_since_a_time_leaves_again() {
    var service = RunningService.shared();
    var payment =
        Api.as("write-token")
            .post("/api/v1/payments", Baskets.payment(Baskets.unique("o-"), "tok_visa"));
    var sent =
        "SELECT count(*) FROM outbox_event WHERE sent_at IS NOT NULL AND aggregate_id = '%s'"
            .formatted(payment.at("/paymentIntentId"));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> service.count(sent) == 1);
    var before =
        service.count("SELECT extract(epoch FROM max(sent_at)) * 1000000 FROM outbox_event");

    assertThat(resend("{\"since\":\"2999-01-01T00:00:00Z\"}").json().at("/rows").asInt()).isZero();
    var reply = resend("{\"since\":\"2026-01-01T00:00:00Z\"}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().at("/rows").asInt()).isPositive();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            service.count(
                    "SELECT count(*) FROM outbox_event WHERE kind <> 'EXPAND' AND (sent_at IS NULL"
                        + " OR extract(epoch FROM sent_at) * 1000000 <= "
                        + before
                        + ")")
                == 0);
    assertThat(resend("{}").status()).isEqualTo(400);
    assertThat(resend("{\"since\":\"yesterday\"}").status()).isEqualTo(400);
  }

  private Api.Reply resend(String body) {
    return management
        .with("Content-Type", "application/json")
        .send("POST", "/actuator/resend", BodyPublishers.ofString(body));
  }

  @Test
  void what_was_accepted_leaves_through_the_outbox() {
    var service = RunningService.shared();
    var payment =
        Api.as("write-token")
            .post("/api/v1/payments", Baskets.payment(Baskets.unique("o-"), "tok_visa"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            service.count(
                    "SELECT count(*) FROM outbox_event WHERE sent_at IS NOT NULL AND aggregate_id = '%s'"
                        .formatted(payment.at("/paymentIntentId")))
                == 1);
  }
}
