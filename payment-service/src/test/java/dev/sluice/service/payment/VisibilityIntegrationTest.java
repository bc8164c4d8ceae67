package dev.sluice.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sees which payments, and what of them. */
@Tag("integration")
class VisibilityIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");
  private final Api seller = Api.as("seller-token");

  @Test
  void a_client_sees_its_own_payments_finance_and_admin_all() {
    var mine = pay(shop);
    var theirs = pay(Api.as("other-token"));

    assertThat(shop.get(PAYMENTS + "/" + mine).status()).isEqualTo(200);
    assertThat(Api.as("read-token").get(PAYMENTS + "/" + mine).status()).isEqualTo(200);
    assertThat(shop.get(PAYMENTS + "/" + theirs).status()).isEqualTo(404);
    assertThat(ids(shop.get(PAYMENTS + "?limit=100"))).contains(mine).doesNotContain(theirs);
    for (var office : List.of("finance-token", "admin-token")) {
      assertThat(Api.as(office).get(PAYMENTS + "/" + theirs).status()).isEqualTo(200);
      assertThat(ids(Api.as(office).get(PAYMENTS + "?limit=100"))).contains(mine, theirs);
    }
  }

  @Test
  void a_seller_sees_its_own_orders_and_amounts_and_nothing_else() throws SQLException {
    var payment = authorized();
    captured(payment, "seller-a");
    captured(payment, "seller-b");

    var whole = shop.get(PAYMENTS + "/" + payment);
    assertThat(whole.json().at("/orders")).hasSize(2);
    var part = seller.get(PAYMENTS + "/" + payment);
    assertThat(part.json().at("/total/value").asLong()).isEqualTo(1200);
    assertThat(part.json().at("/captured/value").asLong()).isEqualTo(1200);
    assertThat(part.json().at("/orders")).hasSize(1);
    assertThat(part.at("/orders/0/sellerId")).isEqualTo("seller-a");
    assertThat(part.json().at("/orders/0/captures/0/amount/value").asLong()).isEqualTo(1200);
    assertThat(part.text()).doesNotContain("seller-b", ":2000,", ":800,");
    for (var order : whole.json().at("/orders")) {
      boolean own = order.at("/sellerId").asString("").equals("seller-a");
      assertThat(seller.get("/api/v1/payment-orders/" + order.at("/id").asString("")).status())
          .isEqualTo(own ? 200 : 404);
    }
  }

  @Test
  void a_timeline_tells_what_happened_and_to_a_seller_what_happened_to_its_own() throws Exception {
    var payment = authorized();
    captured(payment, "seller-a");
    captured(payment, "seller-b");
    var orders = shop.get(PAYMENTS + "/" + payment).json().at("/orders");
    var home = PAYMENTS + "/" + payment + "/timeline";

    var whole = shop.get(home);
    assertThat(kinds(whole))
        .containsSubsequence("ACCEPTED", "PSP_CALL", "AUTHORIZED", "CAPTURED", "CAPTURED");
    assertThat(whole.at("/data/0/subject")).startsWith("pi_");
    assertThat(whole.json().at("/data/0/amount/value").asLong()).isEqualTo(2000);
    assertThat(whole.text()).contains("\"detail\":\"APPROVED\"");

    var part = seller.get(home);
    assertThat(kinds(part)).containsOnlyOnce("CAPTURED").doesNotContain("ACCEPTED", "AUTHORIZED");
    assertThat(part.text()).doesNotContain("seller-b", ":2000", ":800");
    for (var order : orders)
      if (order.at("/sellerId").asString("").equals("seller-b"))
        assertThat(part.text()).doesNotContain(order.at("/id").asString(""));

    assertThat(Api.as("finance-token").get(home).text()).isEqualTo(whole.text());
    assertThat(Api.as("stranger-token").get(home).status()).isEqualTo(404);
    assertThat(Api.as("other-token").get(home).status()).isEqualTo(404);
  }

  private static List<String> kinds(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().at("/data").valueStream().map(one -> one.at("/kind").asString("")).toList();
  }

  @Test
  void a_seller_without_an_order_in_it_does_not_see_the_payment() {
    var payment = pay(shop);
    var stranger = Api.as("stranger-token");

    assertThat(stranger.get(PAYMENTS + "/" + payment).status()).isEqualTo(404);
    assertThat(ids(stranger.get(PAYMENTS))).isEmpty();
    assertThat(ids(seller.get(PAYMENTS + "?limit=100"))).contains(payment);
    // nor whether another seller is in it
    assertThat(ids(seller.get(PAYMENTS + "?sellerId=seller-b&limit=100"))).isEmpty();
    assertThat(ids(seller.get(PAYMENTS + "?sellerId=seller-a&limit=100"))).contains(payment);
  }

  @Test
  void a_list_comes_in_pages_newest_first() {
    var order = Baskets.unique("o-");
    var paid = new ArrayList<String>();
    for (int i = 0; i < 5; i++)
      paid.addFirst(shop.post(PAYMENTS, Baskets.payment(order, "tok_visa")).at("/id"));

    var seen = new ArrayList<String>();
    var cursor = "";
    for (int page = 0; page < 3; page++) {
      var reply = shop.get(PAYMENTS + "?orderId=" + order + "&limit=2" + cursor);
      seen.addAll(ids(reply));
      assertThat(reply.json().at("/hasMore").asBoolean()).isEqualTo(page < 2);
      assertThat(reply.at("/nextCursor").isEmpty()).isEqualTo(page == 2);
      cursor = "&cursor=" + reply.at("/nextCursor");
    }

    assertThat(seen).isEqualTo(paid);
  }

  @Test
  void filters_narrow_the_list() {
    var order = Baskets.unique("o-");
    var payment = shop.post(PAYMENTS, Baskets.payment(order, "tok_visa")).at("/id");
    var mine = PAYMENTS + "?orderId=" + order;

    assertThat(ids(shop.get(mine))).containsExactly(payment);
    assertThat(ids(shop.get(mine + "&status=PENDING_AUTH&buyerId=buyer-1&sellerId=seller-b")))
        .containsExactly(payment);
    assertThat(ids(shop.get(mine + "&status=CAPTURED"))).isEmpty();
    assertThat(ids(shop.get(mine + "&buyerId=buyer-2"))).isEmpty();
    assertThat(ids(shop.get(mine + "&sellerId=seller-z"))).isEmpty();
    assertThat(ids(shop.get(mine + "&createdFrom=2020-01-01T00:00:00Z"))).containsExactly(payment);
    assertThat(ids(shop.get(mine + "&createdFrom=2999-01-01T00:00:00%2B02:00"))).isEmpty();
    assertThat(ids(shop.get(mine + "&createdTo=2020-01-01T00:00:00Z"))).isEmpty();
  }

  private static String pay(Api caller) {
    return caller.post(PAYMENTS, Baskets.payment(Baskets.unique("o-"), "tok_visa")).at("/id");
  }

  /** With its orders. */
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
  private void captured(String payment, String sellerId) throws SQLException {
    try (var connection = service.owner();
        var update =
            connection.prepareStatement(
                """
                WITH o AS (
                  UPDATE payment_orders SET status = 'CAPTURED', captured_amount = amount,
                    capture_count = 1, psp_reference = 'r', decided_at = now()
                   WHERE seller_id = ? AND payment_id = (
                     SELECT id FROM payments WHERE public_payment_id = ?) RETURNING *)
                INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount,
                  commission, currency, psp_reference, captured_at)
                SELECT id, 1, payment_id, seller_id, amount, commission, currency, 'r', now() FROM o
                """)) {
      update.setString(1, sellerId);
      update.setString(2, payment);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> ids(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().at("/data").valueStream().map(one -> one.at("/id").asString("")).toList();
  }
}
