package dev.sluice.service.webhook;

import static dev.sluice.service.webhook.Letters.DOOR;
import static dev.sluice.service.webhook.Letters.approved;
import static dev.sluice.service.webhook.Letters.dispute;
import static dev.sluice.service.webhook.Letters.evt;
import static dev.sluice.service.webhook.Letters.result;
import static dev.sluice.service.webhook.Letters.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.Captured;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the PSP tells unasked, at the door. */
@Tag("integration")
class WebhookIntegrationTest {

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");

  @Test
  void an_authorization_accepted_before_is_told_and_the_payment_begins() {
    var intent = accepted();

    var told = send(result(evt(), intent + ":authorize", approved("psp_1", 2000)));

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.text()).isEqualTo("{\"known\":false}");
    var seen = shop.get("/api/v1/payment-intents/" + intent);
    assertThat(seen.at("/status")).isEqualTo("AUTHORIZED");
    Captured.withOrders(shop, seen.at("/paymentId"));
    assertThat(attempts(intent + ":authorize")).isEqualTo(1);
  }

  @Test
  void declined_is_declined_and_another_amount_is_for_people() {
    var declined = accepted();
    send(
        result(
            evt(), declined + ":authorize", "{\"status\":\"DECLINED\",\"reason\":\"no_money\"}"));
    assertThat(shop.get("/api/v1/payment-intents/" + declined).at("/status")).isEqualTo("DECLINED");

    var other = accepted();
    send(result(evt(), other + ":authorize", approved("psp_2", 1999)));
    assertThat(shop.get("/api/v1/payment-intents/" + other).at("/status")).isEqualTo("REVIEW");
  }

  @Test
  void a_capture_is_told_to_the_applier_once_however_often_it_comes() throws Exception {
    var payment = Captured.authorized(shop, "MANUAL");
    var order = Captured.order(shop, payment, 0);
    shop.post("/api/v1/payments/" + payment + "/captures", "{}");
    var event = evt();
    var body = result(event, order + ":capture-1", approved("cap_1", 1200));

    var calls = new ArrayList<Callable<Api.Reply>>();
    for (int i = 0; i < 20; i++) calls.add(() -> send(body));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = threads.invokeAll(calls).stream().map(one -> one.resultNow()).toList();
      assertThat(replies).allMatch(reply -> reply.status() == 200);
      assertThat(replies).filteredOn(reply -> reply.text().contains("false")).hasSize(1);
    }

    assertThat(
            service.count(
                "SELECT count(*) FROM outbox_event WHERE event_id = '%s:PaymentOrderPspResultUpdated:capture-1:webhook:simulator:%s'"
                    .formatted(order, event)))
        .isEqualTo(1);
    assertThat(outcome(event)).isEqualTo("APPLIED");
  }

  @Test
  void what_nobody_asked_for_is_kept_and_changes_nothing() {
    var payment = Captured.authorized(shop, "MANUAL");
    var order = Captured.order(shop, payment, 0);
    for (var key :
        List.of(
            "po_0000000000001:capture-1",
            order + ":capture-1",
            order + ":nonsense",
            "re_0000000000001",
            "pi_0000000000001:authorize",
            "pi_0000000000001:void",
            "somebody:elses",
            "nonsense")) {
      var event = evt();

      assertThat(send(result(event, key, approved("x", 1))).status()).as(key).isEqualTo(200);

      assertThat(outcome(event)).as(key).isEqualTo("UNKNOWN");
    }
    assertThat(shop.get("/api/v1/payment-orders/" + order).at("/status"))
        .isEqualTo("INITIATED_PENDING");
  }

  @Test
  void a_void_nobody_asked_for_contradicts_the_books() {
    var payment = Captured.authorized(shop, "MANUAL");
    var intent = shop.get("/api/v1/payments/" + payment).at("/paymentIntentId");
    var event = evt();

    assertThat(send(result(event, intent + ":void", approved("void_1", 2000))).status())
        .isEqualTo(200);

    assertThat(outcome(event)).isEqualTo("REFUSED");
  }

  @Test
  void messages_about_a_dispute_may_come_in_any_order() {
    var order = Captured.order(shop, Captured.captured(shop), 0);
    var dispute = "dsp_" + order;

    send(dispute(evt(), dispute, "WON", order, 300));
    send(dispute(evt(), dispute, "OPENED", order, 300));
    send(dispute(evt(), dispute, "OPENED", order, 300));

    assertThat(disputes(order, "WON")).isEqualTo(1);
    assertThat(disputes(order, "OPENED") + disputes(order, "LOST")).isZero();
    var contradicting = evt();
    send(dispute(contradicting, dispute, "LOST", order, 300));
    assertThat(outcome(contradicting)).isEqualTo("REFUSED");
  }

  @Test
  void a_dispute_is_opened_and_lost_and_takes_no_more_than_is_left() {
    var order = Captured.order(shop, Captured.captured(shop), 0);
    send(dispute(evt(), "dsp_1" + order, "OPENED", order, 1000));
    assertThat(disputes(order, "OPENED")).isEqualTo(1);
    send(dispute(evt(), "dsp_1" + order, "LOST", order, 1000));
    assertThat(disputes(order, "LOST")).isEqualTo(1);

    send(dispute(evt(), "dsp_2" + order, "OPENED", order, 1000));
    assertThat(
            service.count(
                "SELECT sum(d.amount) FROM disputes d JOIN payment_orders o ON o.id ="
                    + " d.payment_order_id WHERE o.public_payment_order_id = '%s'"
                        .formatted(order)))
        .isEqualTo(1200);
    var nothingLeft = evt();
    send(dispute(nothingLeft, "dsp_3" + order, "OPENED", order, 1));
    assertThat(outcome(nothingLeft)).isEqualTo("REFUSED");
  }

  /** How much of it may go back is not known yet: it is looked at again until it is. */
  @Test
  void a_dispute_of_an_order_that_is_not_over_waits() {
    var payment = Captured.captured(shop);
    var order = Captured.order(shop, payment, 1);
    execute(
        "UPDATE payment_orders SET status = 'PARTIALLY_CAPTURED' WHERE public_payment_order_id = '%s'",
        order);
    var event = evt();

    send(dispute(event, "dsp_" + order, "OPENED", order, 10));
    assertThat(outcome(event)).isEqualTo("waiting");
    execute(
        "UPDATE payment_orders SET status = 'CAPTURED' WHERE public_payment_order_id = '%s'",
        order);
    execute(
        "UPDATE psp_webhooks SET received_at = received_at - interval '1 minute' WHERE event_id = '%s'",
        event);

    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> outcome(event).equals("APPLIED"));
    assertThat(disputes(order, "OPENED")).isEqualTo(1);
  }

  @Test
  void what_is_not_signed_as_it_should_be_is_refused_and_not_kept() {
    var event = evt();
    var body = result(event, "pi_x:authorize", approved("x", 1));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var now = Instant.now();

    for (var header :
        List.of(
            "",
            "nonsense",
            Signing.header("{}".getBytes(StandardCharsets.UTF_8), now),
            Signing.header(bytes, now.minus(Duration.ofMinutes(6))),
            Signing.header(bytes, now.plus(Duration.ofMinutes(6))))) {
      var refused = send(DOOR, body, header);
      assertThat(refused.status()).as(header).isEqualTo(401);
      assertThat(refused.at("/code")).isEqualTo("signature_refused");
    }
    assertThat(Api.nobody().send("POST", DOOR, BodyPublishers.ofString(body)).status())
        .isEqualTo(401);
    assertThat(kept(event)).isZero();
  }

  @Test
  void what_cannot_be_read_is_refused_and_not_kept() {
    for (var body :
        List.of(
            "",
            "nonsense",
            "[]",
            "{}",
            "{\"eventId\":\"evt 1\",\"operation\":\"capture\",\"key\":\"k\",\"answer\":{}}",
            "{\"eventId\":\"evt_1\",\"eventId\":\"evt_2\",\"operation\":\"capture\"}",
            result("evt_bad", "k", "{\"status\":\"MAYBE\"}"),
            result("evt_bad", "k", "{\"status\":\"APPROVED\"}"),
            result("evt_bad", "k".repeat(129), approved("x", 1)),
            dispute("evt_bad", "d", "DRAWN", "po_1", 1),
            dispute("evt_bad", "d", "WON", "po_1", 0),
            "{\"a\":".repeat(2000))) {
      var refused = send(body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.at("/code")).isEqualTo("malformed_request");
    }
    assertThat(kept("evt_bad")).isZero();
    var large = " ".repeat(65 * 1024);
    assertThat(send(large).status()).isEqualTo(413);
  }

  @Test
  void nobody_else_has_a_door_here() {
    var body = result(evt(), "k", approved("x", 1));
    var signature = Signing.header(body.getBytes(StandardCharsets.UTF_8), Instant.now());

    assertThat(send("/api/v1/psp/other/webhooks", body, signature).status()).isEqualTo(404);
  }

  /** An intent whose authorization the PSP has taken on. */
  private String accepted() {
    var intent =
        shop.post("/api/v1/payment-intents", Baskets.basket(Baskets.unique("o-"))).at("/id");
    var pending =
        shop.post("/api/v1/payment-intents/" + intent + "/authorize", Baskets.method("tok_accept"));
    assertThat(pending.status()).as(pending.text()).isEqualTo(202);
    return intent;
  }

  private long kept(String event) {
    return service.count(
        "SELECT count(*) FROM psp_webhooks WHERE event_id = '%s'".formatted(event));
  }

  private String outcome(String event) {
    try (var connection = service.owner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT coalesce(outcome, 'waiting') FROM psp_webhooks WHERE event_id = '%s'"
                    .formatted(event))) {
      return rows.next() ? rows.getString(1) : "not kept";
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long attempts(String key) {
    return service.count(
        "SELECT count(*) FROM psp_attempts WHERE source = 'WEBHOOK' AND psp_key = '%s'"
            .formatted(key));
  }

  private long disputes(String order, String status) {
    return service.count(
        "SELECT count(*) FROM disputes d JOIN payment_orders o ON o.id = d.payment_order_id WHERE o.public_payment_order_id = '%s' AND d.status = '%s'"
            .formatted(order, status));
  }

  private void execute(String sql, String id) {
    try (var connection = service.owner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql.formatted(id));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
