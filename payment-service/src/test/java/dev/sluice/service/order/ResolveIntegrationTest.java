package dev.sluice.service.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people over HTTP. */
@Tag("integration")
class ResolveIntegrationTest {

  private static final String TAKEN =
      "{\"outcome\":\"CAPTURED\",\"reason\":\"the statement says so\"}";
  private static final String NOT_TAKEN =
      "{\"outcome\":\"CAPTURE_FAILED\",\"reason\":\"given back\"}";

  private final RunningService service = RunningService.shared();
  private final Api bob = Api.as("admin-token");

  @Test
  void one_proposes_and_another_confirms() throws Exception {
    var home = inReview(9_000_001, 900);
    withAnotherAdmin(kim -> {
      var proposed = bob.post(home + "/resolve", TAKEN);
      assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
      assertThat(proposed.at("/status")).isEqualTo("PROPOSED");
      assertThat(proposed.at("/proposedBy")).isEqualTo("bob");

      var again = bob.post(home + "/resolve", TAKEN);
      assertThat(again.status()).isEqualTo(403);
      assertThat(again.at("/detail")).contains("a second person has to confirm it");
      assertThat(bob.get(home).at("/status")).isEqualTo("REVIEW");

      assertThat(kim.post(home + "/resolve", NOT_TAKEN).status()).isEqualTo(202);
      assertThat(kim.post(home + "/resolve", TAKEN).at("/status")).isEqualTo("PROPOSED");
      var confirmed = bob.post(home + "/resolve", TAKEN);
      assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
      assertThat(confirmed.at("/confirmedBy")).isEqualTo("bob");
      assertThat(confirmed.json().at("/captured/value").asInt()).isEqualTo(900);

      assertThat(bob.get(home).at("/status")).isEqualTo("CAPTURED");
      assertThat(kim.post(home + "/resolve", TAKEN).status()).isEqualTo(409);
      assertThat(
              kim.post(home + "/resolve", "{\"outcome\":\"EXCESS_RETURNED\",\"reason\":\"r\"}")
                  .status())
          .isEqualTo(409);
      assertThat(bob.get(home + "/resolutions").json().at("/data")).hasSize(3);
    });
    assertThat(
            service.count("SELECT count(*) FROM outbox_event WHERE event_id LIKE 'po_%:resolved'"))
        .isEqualTo(1);
  }

  @Test
  void bad_words_change_nothing() {
    var home = inReview(9_000_011, 900);
    for (var body :
        List.of(
            "{}",
            "{\"outcome\":\"CAPTURED\"}",
            "{\"outcome\":\"PAID\",\"reason\":\"r\"}",
            "{\"outcome\":\"CAPTURED\",\"reason\":\" \"}"))
      assertThat(bob.post(home + "/resolve", body).status()).as(body).isEqualTo(422);
    assertThat(bob.post("/api/v1/payment-orders/nonsense/resolve", TAKEN).status()).isEqualTo(404);
    assertThat(bob.post("/api/v1/payment-orders/po_0000000000000/resolve", TAKEN).status())
        .isEqualTo(404);
    assertThat(bob.get(home + "/resolutions").json().at("/data")).isEmpty();
  }

  private interface Story {
    void with(Api other);
  }

  private void withAnotherAdmin(Story story) throws Exception {
    var file = service.tokens();
    var good = Files.readString(file);
    try {
      Files.writeString(file, good + "kim-token ADMIN shop kim\n");
      story.with(Api.as("kim-token"));
    } finally {
      Files.writeString(file, good);
    }
  }

  /** An order of 14.50 EUR for which the PSP took something else; its address. */
  private String inReview(long number, long taken) {
    var order = new dev.sluice.domain.id.PaymentOrderId(number);
    var payment = new dev.sluice.domain.id.PaymentId(number + 1);
    var intent = new dev.sluice.domain.id.PaymentIntentId(number + 2);
    execute(
        "INSERT INTO payment_intents (id, public_payment_intent_id, payment_id, client_id, order_id,"
            + " buyer_id, total_amount, currency, capture_method, status, trace_id) VALUES"
            + " (%d, '%s', %d, 'shop', 'o', 'b', 1450, 'EUR', 'AUTOMATIC', 'AUTHORIZED', 't')"
                .formatted(number + 2, intent, number + 1));
    execute(
        "INSERT INTO payments (id, public_payment_id, payment_intent_id, client_id, order_id,"
            + " buyer_id, total_amount, currency, status, authorization_reference, trace_id)"
            + " VALUES (%d, '%s', %d, 'shop', 'o', 'b', 1450, 'EUR', 'NOT_CAPTURED', 'a', 't')"
                .formatted(number + 1, payment, number + 2));
    execute(
        "INSERT INTO payment_orders (id, public_payment_order_id, payment_id, payment_intent_id,"
            + " seller_id, amount, commission, currency, status, last_error, psp_reference,"
            + " review_amount, review_currency, decided_at, trace_id) VALUES (%d, '%s', %d, %d,"
                .formatted(number, order, number + 1, number + 2)
            + " 'seller-a', 1450, 145, 'EUR', 'REVIEW', 'asked for more', 'p', %d, 'EUR', now(),"
                .formatted(taken)
            + " 't')");
    return "/api/v1/payment-orders/" + order;
  }

  private void execute(String sql) {
    try (var connection = service.owner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
