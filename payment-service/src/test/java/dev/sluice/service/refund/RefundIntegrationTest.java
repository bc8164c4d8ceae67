package dev.sluice.service.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The door of refunds: what it takes on, and what it turns away. */
@Tag("integration")
class RefundIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");

  @Test
  void parts_and_the_rest_are_taken_on_and_no_more() throws SQLException {
    var payment = captured();
    var order = shop.get(PAYMENTS + "/" + payment).at("/orders/0/id");
    long amount = shop.get(PAYMENTS + "/" + payment).json().at("/orders/0/amount/value").asLong();

    var part = refund(shop, payment, lines(order, 300, order, 100));
    assertThat(part.status()).isEqualTo(202);
    assertThat(part.json().at("/refunds")).hasSize(2);
    assertThat(part.at("/refunds/1/status")).isEqualTo("REQUESTED");
    assertThat(part.header("Location")).endsWith(part.at("/refunds/0/id"));

    var tooMuch = refund(shop, payment, lines(order, amount - 399, order, 1));
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.at("/code")).isEqualTo("exceeds_refundable");
    assertThat(tooMuch.json().at("/refundable").asLong()).isEqualTo(amount - 400);

    assertThat(refund(shop, payment, "{}").json().at("/refunds")).hasSize(2);
    var nothing = refund(shop, payment, "{}");
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.at("/code")).isEqualTo("wrong_state");

    var seen = shop.get(PAYMENTS + "/" + payment);
    assertThat(seen.json().at("/orders/0/refunds")).hasSize(3);
    assertThat(seen.json().at("/orders/1/refunds")).hasSize(1);
    var one = shop.get("/api/v1/refunds/" + part.at("/refunds/1/id"));
    assertThat(one.json().at("/amount/value").asLong()).isEqualTo(100);
    assertThat(one.at("/paymentOrderId")).isEqualTo(order);
  }

  @Test
  void whoever_may_not_see_it_cannot_give_it_back() throws SQLException {
    var payment = captured();
    var refund = refund(shop, payment, "{}").at("/refunds/0/id");

    assertThat(refund(Api.as("other-token"), payment, "{}").status()).isEqualTo(404);
    assertThat(Api.as("other-token").get("/api/v1/refunds/" + refund).status()).isEqualTo(404);
    assertThat(Api.as("finance-token").get("/api/v1/refunds/" + refund).status()).isEqualTo(200);
    assertThat(refund(shop, "pay_0000000000001", "{}").status()).isEqualTo(404);
  }

  @Test
  void what_is_not_taken_yet_cannot_go_back() {
    var payment = authorized();
    var order = shop.get(PAYMENTS + "/" + payment).at("/orders/0/id");

    for (var body : new String[] {"{}", lines(order, 1, order, 1)}) {
      var reply = refund(shop, payment, body);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.at("/code")).isEqualTo("wrong_state");
    }
  }

  @Test
  void what_makes_no_sense_is_named() throws SQLException {
    var payment = captured();
    var order = shop.get(PAYMENTS + "/" + payment).at("/orders/0/id");

    for (var body :
        new String[] {
          "{\"lines\":[]}",
          "{\"lines\":[null]}",
          "{\"lines\":[{\"paymentOrderId\":\"x\",\"amount\":{\"value\":1,\"currency\":\"EUR\"}}]}",
          "{\"lines\":[{\"paymentOrderId\":\"%s\"}]}".formatted(order),
          lines(order, 0, order, 1),
          lines(order, 1, "po_0000000000001", 1),
          lines(order, 1, order, 1).replace("EUR", "JPY")
        }) {
      var reply = refund(shop, payment, body);
      assertThat(reply.status()).as(body).isEqualTo(422);
      assertThat(reply.at("/code")).as(body).isEqualTo("invalid_request");
    }
    assertThat(refund(shop, payment, "{\"line\":[]}").status()).isEqualTo(400);
  }

  private static String lines(String one, long first, String other, long second) {
    var line = "{\"paymentOrderId\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"}}";
    return "{\"lines\":[%s,%s]}"
        .formatted(line.formatted(one, first), line.formatted(other, second));
  }

  private static Api.Reply refund(Api caller, String payment, String body) {
    return caller.post(PAYMENTS + "/" + payment + "/refunds", body);
  }

  private String authorized() {
    var intent = shop.post("/api/v1/payment-intents", Baskets.basket(Baskets.unique("o-")));
    shop.post(
        "/api/v1/payment-intents/" + intent.at("/id") + "/authorize", Baskets.method("tok_visa"));
    var payment = intent.at("/paymentId");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop.get(PAYMENTS + "/" + payment).json().at("/orders").size() == 2);
    return payment;
  }

  /** As the consumers would leave it. */
  private String captured() throws SQLException {
    var payment = authorized();
    try (var connection = service.owner();
        var update =
            connection.prepareStatement(
                """
                WITH o AS (
                  UPDATE payment_orders SET status = 'CAPTURED', captured_amount = amount,
                    capture_count = 1, psp_reference = 'r', decided_at = now()
                   WHERE payment_id = (SELECT id FROM payments WHERE public_payment_id = ?)
                  RETURNING *)
                INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount,
                  commission, currency, psp_reference, captured_at)
                SELECT id, 1, payment_id, seller_id, amount, commission, currency, 'r', now() FROM o
                """)) {
      update.setString(1, payment);
      assertThat(update.executeUpdate()).isEqualTo(2);
    }
    return payment;
  }
}
