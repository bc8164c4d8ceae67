package dev.sluice.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Payments as the consumers would leave them. */
public final class Captured {

  private static final String PAYMENTS = "/api/v1/payments/";

  /** Authorized, with its two orders of 12 and 8 EUR. */
  public static String authorized(Api shop, String method) {
    var basket = Baskets.basket(Baskets.unique("o-")).replace("AUTOMATIC", method);
    var intent = shop.post("/api/v1/payment-intents", basket);
    assertThat(intent.status()).as(intent.text()).isEqualTo(201);
    shop.post(
        "/api/v1/payment-intents/" + intent.at("/id") + "/authorize", Baskets.method("tok_visa"));
    return withOrders(shop, intent.at("/paymentId"));
  }

  /** When it has them. */
  public static String withOrders(Api shop, String payment) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop.get(PAYMENTS + payment).json().at("/orders").size() == 2);
    return payment;
  }

  /** The orders of a payment, captured whole. */
  public static String captured(Api shop) {
    var payment = authorized(shop, "AUTOMATIC");
    try (var connection = RunningService.shared().owner();
        var update =
            connection.prepareStatement(
                """
                WITH o AS (
                  UPDATE payment_orders SET status = 'CAPTURED', captured_amount = amount,
                    capture_count = 1, demand_no = 1, demand_amount = amount, demand_last = TRUE,
                    psp_reference = 'r', decided_at = now()
                   WHERE payment_id = (SELECT id FROM payments WHERE public_payment_id = ?)
                  RETURNING *)
                INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount,
                  commission, currency, psp_reference, captured_at)
                SELECT id, 1, payment_id, seller_id, amount, commission, currency, 'r', now() FROM o
                """)) {
      update.setString(1, payment);
      assertThat(update.executeUpdate()).isEqualTo(2);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return payment;
  }

  /** The id of one of its orders. */
  public static String order(Api shop, String payment, int which) {
    return shop.get(PAYMENTS + payment).at("/orders/%d/id".formatted(which));
  }

  private Captured() {}
}
