package dev.sluice.service.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.Captured;
import dev.sluice.service.config.RunningService;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People over HTTP: two of them where money is booked. */
@Tag("integration")
class ResolveIntegrationTest {

  private static final String INTENTS = "/api/v1/payment-intents/";
  private static final String PAYMENTS = "/api/v1/payments/";
  private static final String TAKEN =
      "{\"outcome\":\"CAPTURED\",\"reason\":\"the statement says so\"}";
  private static final String NOT_TAKEN =
      "{\"outcome\":\"CAPTURE_FAILED\",\"reason\":\"given back\"}";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");
  private final Api bob = Api.as("admin-token");
  private final Api kim = Api.as("kim-token");

  @Test
  void one_proposes_and_another_confirms() throws Exception {
    var home = inReview(9_000_001, 900);
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
    assertThat(
            service.count(
                "SELECT count(*) FROM outbox_event WHERE event_id LIKE 'po_%:capture-1:resolved'"))
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

  @Test
  void an_intent_that_is_authorized_after_all_becomes_a_payment() throws Exception {
    var intent = intentInReview();
    var home = INTENTS + intent.at("/id");
    assertThat(bob.post(home + "/resolve", said("AUTHORIZED")).status()).isEqualTo(202);
    assertThat(bob.post(home + "/resolve", said("AUTHORIZED")).status()).isEqualTo(403);
    var confirmed = kim.post(home + "/resolve", said("AUTHORIZED"));
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    assertThat(confirmed.at("/subject")).isEqualTo(intent.at("/id"));
    assertThat(confirmed.at("/confirmedBy")).isEqualTo("kim");
    assertThat(kim.post(home + "/resolve", said("DECLINED")).status()).isEqualTo(409);
    assertThat(shop.get(home).at("/status")).isEqualTo("AUTHORIZED");
    Captured.withOrders(shop, intent.at("/paymentId"));
    assertThat(bob.get(home + "/resolutions").json().at("/data")).hasSize(1);
  }

  @Test
  void an_intent_is_declined_by_one() {
    var home = INTENTS + intentInReview().at("/id");

    var declined = bob.post(home + "/resolve", said("DECLINED"));

    assertThat(declined.status()).as(declined.text()).isEqualTo(200);
    assertThat(declined.at("/proposedBy")).isEqualTo("bob");
    assertThat(shop.get(home).at("/status")).isEqualTo("DECLINED");
  }

  @Test
  void of_a_refund_what_went_back_is_found_by_two() throws Exception {
    var payment = Captured.captured(shop);
    var order = Captured.order(shop, payment, 0);
    var refund =
        shop.post(
                PAYMENTS + payment + "/refunds",
                "{\"lines\":[{\"paymentOrderId\":\"%s\",\"amount\":{\"value\":300,\"currency\":\"EUR\"}}]}"
                    .formatted(order))
            .at("/refunds/0/id");
    execute(
        "UPDATE refunds SET status = 'REVIEW', phase = NULL, next_attempt_at = NULL,"
            + " last_error = 'asked for more', psp_reference = 'r', review_amount = 250,"
            + " review_currency = 'EUR', decided_at = now() WHERE public_refund_id = '%s'"
                .formatted(refund));
    var home = "/api/v1/refunds/" + refund;
    assertThat(bob.post(home + "/resolve", said("SUCCEEDED")).status()).isEqualTo(202);
    assertThat(shop.get(home).at("/status")).isEqualTo("REVIEW");
    var confirmed = kim.post(home + "/resolve", said("SUCCEEDED"));
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    assertThat(kim.post(home + "/resolve", said("FAILED")).status()).isEqualTo(409);
    assertThat(shop.get(home).at("/status")).isEqualTo("SUCCEEDED");
    assertThat(shop.get(home).json().at("/amount/value").asInt()).isEqualTo(250);
    assertThat(bob.get(home + "/resolutions").json().at("/data")).hasSize(1);
  }

  @Test
  void a_void_takes_one() {
    var payment = Captured.authorized(shop, "MANUAL");
    execute(
        "UPDATE payments SET void_status = 'REVIEW', expiry_due_at = NULL WHERE public_payment_id = '%s'"
            .formatted(payment));
    var home = PAYMENTS + payment;

    var resolved = bob.post(home + "/resolve", said("VOIDED"));

    assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
    assertThat(bob.post(home + "/resolve", said("VOIDED")).status()).isEqualTo(409);
    assertThat(bob.get(home + "/resolutions").json().at("/data")).hasSize(1);
    assertThat(
            service.count(
                "SELECT count(*) FROM payments WHERE void_status = 'VOIDED' AND public_payment_id = '%s'"
                    .formatted(payment)))
        .isEqualTo(1);
  }

  @Test
  void what_is_not_in_review_has_nothing_to_resolve() {
    var payment = Captured.authorized(shop, "MANUAL");
    assertThat(bob.post(PAYMENTS + payment + "/resolve", said("VOIDED")).status()).isEqualTo(409);
    assertThat(bob.post(PAYMENTS + payment + "/resolve", said("CAPTURED")).status()).isEqualTo(422);
    for (var home :
        List.of(
            INTENTS + "pi_0000000000000",
            PAYMENTS + "pay_0000000000000",
            "/api/v1/refunds/re_0000000000000"))
      assertThat(bob.post(home + "/resolve", TAKEN).status()).as(home).isIn(404, 422);
  }

  private static String said(String outcome) {
    return "{\"outcome\":\"%s\",\"reason\":\"the PSP told us by telephone\"}".formatted(outcome);
  }

  /** The PSP authorized one euro less than the basket's twenty. */
  private Api.Reply intentInReview() {
    var intent = shop.post("/api/v1/payment-intents", Baskets.basket(Baskets.unique("o-")));
    execute(
        "UPDATE payment_intents SET status = 'REVIEW', psp_reference = 'a', review_amount = 1900,"
            + " review_currency = 'EUR', decided_at = now()"
            + " WHERE public_payment_intent_id = '%s'".formatted(intent.at("/id")));
    return intent;
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
