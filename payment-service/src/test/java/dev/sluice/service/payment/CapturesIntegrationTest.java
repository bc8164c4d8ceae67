package dev.sluice.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Captures and voids a marketplace asks for; nobody calls the PSP here. */
@Tag("integration")
class CapturesIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments/";
  private static final int CALLERS = 60;

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");

  @Test
  void a_part_is_accepted_and_the_next_waits_until_it_has_ended() {
    var payment = authorized("MANUAL");
    var order = order(payment, 0);
    var body = line(order, 600, false);

    var accepted = shop.post(PAYMENTS + payment + "/captures", "k-" + payment, body);
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    assertThat(accepted.at("/orders/0/status")).isEqualTo("CAPTURE_REQUESTED");
    assertThat(accepted.at("/orders/1/status")).isEqualTo("INITIATED_PENDING");

    var again = shop.post(PAYMENTS + payment + "/captures", "k-" + payment, body);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    var second = shop.post(PAYMENTS + payment + "/captures", line(order, 100, false));
    refused(second, 409, "operation_running");
    assertThat(second.json().at("/retryable").asBoolean()).isTrue();
    refused(shop.post(PAYMENTS + payment + "/cancel", "{}"), 409, "operation_running");
    assertThat(asked(payment)).isEqualTo(1);
  }

  @Test
  void without_lines_everything_is_captured() {
    var payment = authorized("MANUAL");

    var accepted = shop.post(PAYMENTS + payment + "/captures", "{}");

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    assertThat(asked(payment)).isEqualTo(2);
  }

  @Test
  void what_cannot_be_captured_is_refused_and_nothing_of_the_request_happens() {
    var payment = authorized("MANUAL");
    var other = order(authorized("MANUAL"), 0);
    var first = order(payment, 0);
    var captures = PAYMENTS + payment + "/captures";

    var much = lines(part(first, 100, "EUR"), part(order(payment, 1), 801, "EUR"));
    refused(shop.post(captures, much), 422, "invalid_request", "/lines/1/amount/value");
    refused(
        shop.post(captures, lines(part(first, 1, "JPY"))),
        422,
        "invalid_request",
        "/lines/0/amount/currency");
    refused(
        shop.post(captures, line(first, 0, false)),
        422,
        "invalid_request",
        "/lines/0/amount/value");
    refused(
        shop.post(captures, line(other, 1, false)),
        422,
        "invalid_request",
        "/lines/0/paymentOrderId");
    refused(shop.post(captures, "{\"lines\":[]}"), 422, "invalid_request", "/lines");
    refused(shop.post(captures, "{\"amount\":1}"), 400, "unknown_field");
    refused(
        shop.post(PAYMENTS + payment + "/cancel", "{\"paymentOrderIds\":[\"po_x\"]}"),
        422,
        "invalid_request",
        "/paymentOrderIds/0");

    assertThat(asked(payment)).isZero();
  }

  @Test
  void single_orders_are_voided_and_then_the_rest() {
    var payment = authorized("MANUAL");
    var first = order(payment, 0);
    var body = "{\"paymentOrderIds\":[\"%s\"]}".formatted(first);

    var voided = shop.post(PAYMENTS + payment + "/cancel", body);
    assertThat(voided.status()).as(voided.text()).isEqualTo(202);
    assertThat(voided.at("/orders/0/status")).isEqualTo("CANCELLED");
    assertThat(voided.at("/orders/1/status")).isEqualTo("INITIATED_PENDING");
    refused(shop.post(PAYMENTS + payment + "/captures", line(first, 1, false)), 409, "wrong_state");

    assertThat(shop.post(PAYMENTS + payment + "/cancel", "").status()).isEqualTo(202);
    refused(shop.post(PAYMENTS + payment + "/cancel", "{}"), 409, "wrong_state");
    refused(shop.post(PAYMENTS + payment + "/captures", "{}"), 409, "wrong_state");
  }

  @Test
  void what_is_captured_by_itself_may_be_voided_before_and_not_captured_by_request() {
    var payment = authorized("AUTOMATIC");

    refused(shop.post(PAYMENTS + payment + "/captures", "{}"), 409, "wrong_state");
    assertThat(shop.post(PAYMENTS + payment + "/cancel", "{}").status()).isEqualTo(202);
  }

  @Test
  void a_payment_of_somebody_else_or_not_authorized_yet_has_nothing_to_capture() {
    var payment = authorized("MANUAL");

    refused(Api.as("other-token").post(PAYMENTS + payment + "/captures", "{}"), 404, "not_found");
    refused(shop.post(PAYMENTS + "pay_x/cancel", "{}"), 404, "not_found");
    var early =
        shop.post("/api/v1/payments", Baskets.payment(Baskets.unique("o-"), "tok_visa")).at("/id");
    refused(shop.post(PAYMENTS + early + "/captures", "{}"), 409, "wrong_state");
  }

  @Test
  void of_many_who_capture_and_void_the_same_order_at_once_one_is_granted() throws Exception {
    var payment = authorized("MANUAL");
    var order = order(payment, 0);
    var calls = new ArrayList<Callable<Api.Reply>>();
    for (int i = 0; i < CALLERS; i++) {
      boolean capture = i % 2 == 0;
      calls.add(() ->
          capture
              ? shop.post(PAYMENTS + payment + "/captures", line(order, 1200, false))
              : shop.post(
                  PAYMENTS + payment + "/cancel",
                  "{\"paymentOrderIds\":[\"%s\"]}".formatted(order)));
    }
    var captured = 0;
    var voided = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = threads.invokeAll(calls).stream().map(one -> one.resultNow()).toList();
      for (int i = 0; i < CALLERS; i++) {
        assertThat(replies.get(i).status()).as(replies.get(i).text()).isIn(202, 409, 429);
        if (replies.get(i).status() != 202) continue;
        if (i % 2 == 0) captured++;
        else voided++;
      }
    }

    var status = shop.get(PAYMENTS + payment).at("/orders/0/status");
    assertThat(status).isIn("CAPTURE_REQUESTED", "CANCELLED");
    assertThat(captured).isEqualTo(status.equals("CANCELLED") ? 0 : 1);
    if (status.equals("CANCELLED")) assertThat(voided).isPositive();
    else assertThat(voided).isZero();
    assertThat(asked(payment)).isEqualTo(captured);
  }

  private static void refused(Api.Reply reply, int status, String code, String... pointers) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.at("/code")).isEqualTo(code);
    for (var pointer : pointers) assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
  }

  private static String line(String order, long minor, boolean last) {
    return lines(part(order, minor, "EUR").replace("}}", "},\"finalCapture\":%s}".formatted(last)));
  }

  private static String part(String order, long minor, String currency) {
    return "{\"paymentOrderId\":\"%s\",\"amount\":{\"value\":%d,\"currency\":\"%s\"}}"
        .formatted(order, minor, currency);
  }

  private static String lines(String... parts) {
    return "{\"lines\":[%s]}".formatted(String.join(",", parts));
  }

  private String order(String payment, int which) {
    return shop.get(PAYMENTS + payment).at("/orders/%d/id".formatted(which));
  }

  /** Captures that are on their way to the PSP. */
  private long asked(String payment) {
    return service.count(
        "SELECT count(*) FROM outbox_event WHERE event_id LIKE '%%PspCallRequested%%' AND aggregate_id IN (SELECT o.public_payment_order_id FROM payment_orders o JOIN payments p ON p.id = o.payment_id WHERE p.public_payment_id = '%s')"
            .formatted(payment));
  }

  /** With its orders. */
  private String authorized(String method) {
    var basket = Baskets.basket(Baskets.unique("o-")).replace("AUTOMATIC", method);
    var intent = shop.post("/api/v1/payment-intents", basket);
    assertThat(intent.status()).as(intent.text()).isEqualTo(201);
    shop.post(
        "/api/v1/payment-intents/" + intent.at("/id") + "/authorize", Baskets.method("tok_visa"));
    var payment = intent.at("/paymentId");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop.get(PAYMENTS + payment).json().at("/orders").size() == 2);
    return payment;
  }
}
