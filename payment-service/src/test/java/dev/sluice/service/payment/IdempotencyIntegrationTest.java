package dev.sluice.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class IdempotencyIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");

  @Test
  void a_payment_is_accepted_and_can_be_followed_at_once() {
    var accepted = shop.post(PAYMENTS, Baskets.payment(Baskets.unique("o-"), "tok_visa"));

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    assertThat(accepted.at("/status")).isEqualTo("PENDING_AUTH");
    assertThat(accepted.header("Location")).isEqualTo("/api/v1/payments/" + accepted.at("/id"));
    var seen = shop.get(accepted.header("Location"));
    assertThat(seen.at("/status")).isEqualTo("PENDING_AUTH");
    assertThat(seen.json().at("/final").asBoolean()).isFalse();
    assertThat(seen.json().at("/total/value").asLong()).isEqualTo(2000);
  }

  @Test
  void the_same_request_again_gets_the_same_answer_and_has_no_second_effect() {
    var key = Baskets.unique("k-");
    var body = Baskets.payment(Baskets.unique("o-"), "tok_visa");
    var first = shop.post(PAYMENTS, key, body);
    var rows = service.rows();

    var again = shop.post(PAYMENTS, key, body);

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(service.rows()).isEqualTo(rows);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    var key = Baskets.unique("k-");
    var body = Baskets.payment(Baskets.unique("o-"), "tok_visa");
    shop.post(PAYMENTS, key, body);

    // one blank more is another body
    var other = shop.post(PAYMENTS, key, body + " ");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("/code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void a_key_belongs_to_its_client_and_its_address() {
    var key = Baskets.unique("k-");
    var order = Baskets.unique("o-");

    var first = shop.post(PAYMENTS, key, Baskets.payment(order, "tok_visa"));
    var otherClient = Api.as("other-token").post(PAYMENTS, key, Baskets.payment(order, "tok_visa"));
    var otherAddress = shop.post("/api/v1/payment-intents", key, Baskets.basket(order));

    assertThat(otherClient.status()).isEqualTo(202);
    assertThat(otherClient.at("/id")).isNotEqualTo(first.at("/id"));
    assertThat(otherAddress.status()).isEqualTo(201);
  }

  @Test
  void a_refused_request_leaves_its_key_free() {
    var key = Baskets.unique("k-");
    var body = Baskets.payment(Baskets.unique("o-"), "tok_visa");

    var refused = shop.post(PAYMENTS, key, body.replace("AUTOMATIC", "SOON"));
    var good = shop.post(PAYMENTS, key, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(good.status()).isEqualTo(202);
    assertThat(good.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void twins_have_one_effect() throws Exception {
    var key = Baskets.unique("k-");
    var order = Baskets.unique("o-");
    var body = Baskets.payment(order, "tok_visa");

    List<Api.Reply> replies;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Api.Reply> post = () -> shop.post(PAYMENTS, key, body);
      replies =
          threads.invokeAll(IntStream.range(0, 10).mapToObj(_ -> post).toList()).stream()
              .map(reply -> reply.resultNow())
              .toList();
    }

    assertThat(replies).allMatch(reply -> reply.status() == 202);
    assertThat(replies.stream().map(Api.Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().filter(r -> r.header("Idempotent-Replayed").isEmpty())).hasSize(1);
    assertThat(
            service.count("SELECT count(*) FROM payment_intents WHERE order_id = '" + order + "'"))
        .isEqualTo(1);
  }

  @Test
  void a_twin_that_runs_for_long_is_not_waited_for() throws Exception {
    var key = Baskets.unique("k-");
    try (var twin = service.owner()) {
      twin.setAutoCommit(false);
      try (var insert = twin.createStatement()) {
        insert.execute(
            "INSERT INTO idempotency_keys (client_id, method_and_path, key, body_hash) VALUES ('shop', 'POST "
                + PAYMENTS
                + "', '"
                + key
                + "', 'x')");
      }

      var reply = shop.post(PAYMENTS, key, Baskets.payment(Baskets.unique("o-"), "tok_visa"));

      assertThat(reply.status()).as(reply.text()).isEqualTo(409);
      assertThat(reply.at("/code")).isEqualTo("idempotency_key_running");
      assertThat(reply.json().at("/retryable").asBoolean()).isTrue();
      assertThat(reply.header("Retry-After")).isNotEmpty();
      twin.rollback();
    }
  }

  @Test
  void an_order_id_that_has_to_be_unique_is() {
    var order = Baskets.unique("o-");
    var unique =
        Baskets.payment(order, "tok_visa")
            .replace("\"AUTOMATIC\"", "\"AUTOMATIC\",\"uniqueOrderId\":true");
    var first = shop.post(PAYMENTS, unique);

    var second = shop.post(PAYMENTS, unique);
    var carefree = shop.post(PAYMENTS, Baskets.payment(order, "tok_visa"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/code")).isEqualTo("order_id_not_unique");
    assertThat(second.at("/existingId")).isEqualTo(first.at("/paymentIntentId"));
    assertThat(carefree.status()).isEqualTo(202);
  }

  @Test
  void a_database_that_does_not_answer_in_time_is_told_as_such() throws Exception {
    try (var connection = service.owner()) {
      connection.setAutoCommit(false);
      try (var lock = connection.createStatement()) {
        lock.execute("LOCK TABLE payment_intent_lines IN ACCESS EXCLUSIVE MODE");
      }

      var reply = shop.post(PAYMENTS, Baskets.payment(Baskets.unique("o-"), "tok_visa"));

      assertThat(reply.status()).as(reply.text()).isEqualTo(503);
      assertThat(reply.at("/code")).isEqualTo("temporarily_unavailable");
      assertThat(reply.header("Retry-After")).isNotEmpty();
      connection.rollback();
    }
  }
}
