package dev.sluice.service.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Captured;
import dev.sluice.service.config.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What banks take back, told by people: under one cap with what shoppers get back. */
@Tag("integration")
class DisputeIntegrationTest {

  private static final String DISPUTES = "/api/v1/disputes";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");
  private final Api office = Api.as("finance-token");

  @Test
  void opened_and_won_it_is_booked_there_and_back() {
    var order = Captured.order(shop, Captured.captured(shop), 0);

    var opened = office.post(DISPUTES, body(order, 300));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    assertThat(opened.header("Location")).isEqualTo(DISPUTES + "/" + opened.at("/id"));
    assertThat(opened.at("/status")).isEqualTo("OPENED");
    assertThat(opened.json().at("/amount/value").asLong()).isEqualTo(300);

    var home = DISPUTES + "/" + opened.at("/id");
    var won = office.post(home + "/outcome", "{\"outcome\":\"WON\"}");
    assertThat(won.status()).as(won.text()).isEqualTo(200);
    assertThat(won.at("/status")).isEqualTo("WON");
    assertThat(office.get(home).json()).isEqualTo(won.json());
    assertThat(office.get(DISPUTES + "?limit=1").at("/data/0/id")).isEqualTo(opened.at("/id"));
    assertThat(booked(opened.at("/id"))).isEqualTo(2);

    assertThat(office.post(home + "/outcome", "{\"outcome\":\"WON\"}").status()).isEqualTo(200);
    var lost = office.post(home + "/outcome", "{\"outcome\":\"LOST\"}");
    assertThat(lost.status()).isEqualTo(409);
    assertThat(lost.at("/code")).isEqualTo("wrong_state");
    assertThat(booked(opened.at("/id"))).isEqualTo(2);
  }

  @Test
  void lost_by_the_seller_it_brings_commission_back_and_lost_by_the_platform_its_loss() {
    var order = Captured.order(shop, Captured.captured(shop), 0);
    var first = office.post(DISPUTES, body(order, 600)).at("/id");
    var second = office.post(DISPUTES, body(order, 600)).at("/id");

    var seller = office.post(DISPUTES + "/" + first + "/outcome", "{\"outcome\":\"LOST\"}");
    assertThat(seller.at("/bearer")).isEqualTo("SELLER");
    assertThat(seller.json().at("/commission/value").asLong()).isEqualTo(60);
    var platform =
        office.post(
            DISPUTES + "/" + second + "/outcome", "{\"outcome\":\"LOST\",\"bearer\":\"PLATFORM\"}");
    assertThat(platform.at("/bearer")).isEqualTo("PLATFORM");
    assertThat(platform.json().at("/commission/value").asLong()).isZero();

    assertThat(recorded("COMMISSION_REVERSAL:" + first)).isEqualTo(1);
    assertThat(recorded("CHARGEBACK_LOST:" + first)).isZero();
    assertThat(recorded("CHARGEBACK_LOST:" + second)).isEqualTo(1);
  }

  /** 12 EUR were captured: whoever comes first takes of them, and what is won can go back again. */
  @Test
  void refunds_and_disputes_never_pay_the_shopper_more_than_was_captured() {
    var payment = Captured.captured(shop);
    var order = Captured.order(shop, payment, 0);
    assertThat(refund(payment, order, 500).status()).isEqualTo(202);

    var disputed = office.post(DISPUTES, body(order, 1200));
    assertThat(disputed.json().at("/amount/value").asLong()).as("what was left").isEqualTo(700);
    var tooMuch = refund(payment, order, 1);
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.at("/code")).isEqualTo("exceeds_refundable");
    assertThat(tooMuch.json().at("/refundable").asLong()).isZero();
    var another = office.post(DISPUTES, body(order, 1));
    assertThat(another.status()).isEqualTo(409);

    office.post(DISPUTES + "/" + disputed.at("/id") + "/outcome", "{\"outcome\":\"WON\"}");
    assertThat(refund(payment, order, 701).json().at("/refundable").asLong()).isEqualTo(700);
    assertThat(refund(payment, order, 700).status()).isEqualTo(202);
    assertThat(office.post(DISPUTES, body(order, 1)).status()).isEqualTo(409);
  }

  @Test
  void the_same_key_opens_it_once() {
    var order = Captured.order(shop, Captured.captured(shop), 1);

    var first = office.post(DISPUTES, "d-" + order, body(order, 100));
    var again = office.post(DISPUTES, "d-" + order, body(order, 100));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(office.post(DISPUTES, "d-" + order, body(order, 101)).status()).isEqualTo(422);
    assertThat(
            service.count(
                "SELECT count(*) FROM disputes d JOIN payment_orders o ON o.id = d.payment_order_id"
                    + " WHERE o.public_payment_order_id = '%s'".formatted(order)))
        .isEqualTo(1);
  }

  @Test
  void what_cannot_be_disputed_is_refused_and_named() {
    var open = Captured.order(shop, Captured.authorized(shop, "MANUAL"), 0);
    var order = Captured.order(shop, Captured.captured(shop), 0);

    assertThat(office.post(DISPUTES, body(open, 1)).status()).as("not captured").isEqualTo(409);
    assertThat(office.post(DISPUTES, body("po_0000000000001", 1)).status()).isEqualTo(404);
    for (var bad :
        new String[] {
          "{}",
          body("x", 1),
          body(order, 0),
          body(order, 1).replace("EUR", "JPY"),
          "{\"paymentOrderId\":\"%s\"}".formatted(order)
        }) assertThat(office.post(DISPUTES, bad).status()).as(bad).isEqualTo(422);
    assertThat(
            office.post(DISPUTES + "/dp_0000000000001/outcome", "{\"outcome\":\"WON\"}").status())
        .isEqualTo(404);
    var opened = DISPUTES + "/" + office.post(DISPUTES, body(order, 1)).at("/id") + "/outcome";
    for (var bad :
        new String[] {
          "{}", "{\"outcome\":\"DRAWN\"}", "{\"outcome\":\"WON\",\"bearer\":\"SELLER\"}"
        }) assertThat(office.post(opened, bad).status()).as(bad).isEqualTo(422);
  }

  private Api.Reply refund(String payment, String order, long minor) {
    return shop.post(
        "/api/v1/payments/" + payment + "/refunds",
        "{\"lines\":[%s]}".formatted(body(order, minor)));
  }

  private static String body(String order, long minor) {
    return "{\"paymentOrderId\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"}}"
        .formatted(order, minor);
  }

  /** Movements the books are asked to record because of it. */
  private long booked(String dispute) {
    return recorded("%" + dispute);
  }

  private long recorded(String movement) {
    return service.count(
        "SELECT count(*) FROM outbox_event WHERE event_id LIKE '%%:LedgerRecordingCommand:%s'"
            .formatted(movement));
  }
}
