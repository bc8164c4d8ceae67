package dev.sluice.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.chaos.Effects.Done;
import dev.sluice.bench.chaos.Journal.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One payment of one order, and what may be wrong with it. */
class VerdictTest {
  private final Promises promises = new Promises();
  private final Map<String, String> api = new HashMap<>();
  private final Map<String, Integer> intents = new HashMap<>(Map.of("o-1", 1));
  private final Map<String, Integer> payments = new HashMap<>(Map.of("o-1", 1));
  private final Map<String, Integer> journals =
      new HashMap<>(Map.of("AUTH_HOLD:pay_1", 1, "CAPTURE:po_1:1", 1));
  private final Map<String, Integer> captures = new HashMap<>(Map.of("po_1", 1));
  private final Map<String, Done> psp =
      new HashMap<>(Map.of("authorize pi_1", new Done(1, 1000), "capture po_1", new Done(1, 1000)));
  private final Set<String> repeated = new HashSet<>();

  VerdictTest() {
    accepted("pay_1", "pi_1");
    intent("AUTHORIZED");
    payment("CAPTURED", true);
  }

  @Test
  void a_payment_that_is_where_it_was_promised_to_be_is_neither_lost_nor_doubled()
      throws Exception {
    Verdict verdict = judged();
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
  }

  @Test
  void what_the_api_does_not_know_is_lost() throws Exception {
    api.clear();
    lost("pi_1 cannot be read");
  }

  @Test
  void a_payment_that_never_ends_is_lost() throws Exception {
    payment("CAPTURED", false);
    lost("pay_1 never came to its end");
  }

  @Test
  void an_accepted_payment_that_is_not_decided_is_lost() throws Exception {
    intent("PENDING_AUTH");
    lost("pi_1 is PENDING_AUTH");
  }

  @Test
  void an_answer_for_good_that_is_no_longer_so_is_lost() throws Exception {
    said("/api/v1/payment-intents/pi_1/cancel", 200, "{\"id\":\"pi_1\",\"status\":\"CANCELLED\"}");
    lost("promised was CANCELLED");
  }

  @Test
  void what_is_not_in_the_books_is_lost() throws Exception {
    journals.remove("CAPTURE:po_1:1");
    lost("CAPTURE:po_1:1 is not in the books");
  }

  @Test
  void what_the_psp_does_not_know_is_lost() throws Exception {
    psp.remove("capture po_1");
    lost("po_1 is CAPTURED with 1000, the PSP took 0");
    psp.remove("authorize pi_1");
    lost("pi_1 is not authorized at the PSP");
  }

  @Test
  void money_that_was_taken_for_a_share_that_failed_is_lost() throws Exception {
    payment("CAPTURE_FAILED", true);
    lost("po_1 is CAPTURE_FAILED with 0, the PSP took 1000");
  }

  @Test
  void as_many_captures_as_were_accepted_are_in_order_and_one_more_is_doubled() throws Exception {
    parts();
    assertThat(judged().lost()).isEmpty();
    assertThat(judged().doubled()).isEmpty();

    psp.put("capture po_1", new Done(3, 1000));
    doubled("po_1 is captured 3 times at the PSP");
  }

  @Test
  void a_capture_or_a_void_that_was_accepted_and_forgotten_is_lost() throws Exception {
    parts();
    order("po_1", "o-1-void:po_1");
    lost("po_1 is captured whole, a void of it was accepted");
    psp.remove("capture po_1");
    captures.clear();
    order("INITIATED_PENDING", 0, "", true);
    lost("captures were accepted");
  }

  /** 600 and 400 were asked for, and taken. */
  private void parts() {
    for (var key : new String[] {"o-1-capture:po_1:400", "o-1-capture:po_1:0"}) order("po_1", key);
    psp.put("capture po_1", new Done(2, 1000));
    captures.put("po_1", 2);
    journals.put("CAPTURE:po_1:2", 1);
    order("CAPTURED", 1000, "{\"number\":1},{\"number\":2}", true);
  }

  private void order(String id, String key) {
    assertThat(key).contains(id);
    var what = key.contains("void") ? "cancel" : "captures";
    promises.add(
        new Line(
            "o-1",
            key,
            "/api/v1/payments/pay_1/" + what,
            0,
            202,
            "{\"id\":\"pay_1\",\"status\":\"NOT_CAPTURED\"}"));
  }

  @Test
  void a_key_that_was_answered_with_two_payments_is_doubled() throws Exception {
    accepted("pay_2", "pi_2");
    doubled("two intents");
  }

  @Test
  void two_rows_for_one_key_are_doubled() throws Exception {
    intents.put("o-1", 2);
    doubled("two intents");
  }

  @Test
  void a_second_payment_is_doubled() throws Exception {
    payments.put("o-1", 2);
    doubled("two payments");
  }

  @Test
  void a_second_authorization_or_capture_is_doubled() throws Exception {
    psp.put("capture po_1", new Done(2, 2000));
    doubled("po_1 is captured 2 times at the PSP");
    psp.put("authorize pi_1", new Done(2, 2000));
    doubled("pi_1 is authorized 2 times");
  }

  @Test
  void a_key_the_psp_has_used_twice_is_doubled() throws Exception {
    repeated.add("pi_1:authorize");
    doubled("pi_1 is authorized");
  }

  @Test
  void a_movement_that_is_booked_twice_is_doubled() throws Exception {
    journals.put("AUTH_HOLD:pay_1", 2);
    doubled("AUTH_HOLD:pay_1 is 2 times in the books");
  }

  @Test
  void a_cancelled_intent_that_the_psp_has_authorized_is_doubled() throws Exception {
    intent("CANCELLED");
    doubled("pi_1 is cancelled and authorized at the PSP");
  }

  @Test
  void a_declined_payment_is_in_order_and_nowhere_in_the_books() throws Exception {
    intent("DECLINED");
    lost("pi_1 is DECLINED and in the books all the same");
    journals.clear();
    psp.clear();
    assertThat(judged().lost()).isEmpty();
  }

  private void accepted(String payment, String intent) {
    said(
        "/api/v1/payments",
        202,
        "{\"id\":\"%s\",\"paymentIntentId\":\"%s\",\"status\":\"PENDING_AUTH\"}"
            .formatted(payment, intent));
  }

  private void said(String path, int status, String text) {
    promises.add(new Line("o-1", "o-1-pay", path, 0, status, text));
  }

  private void intent(String status) {
    api.put(
        "/api/v1/payment-intents/pi_1",
        "{\"orderId\":\"o-1\",\"paymentId\":\"pay_1\",\"status\":\"%s\",\"total\":{\"value\":1000}}"
            .formatted(status));
  }

  private void payment(String order, boolean ended) {
    boolean captured = order.equals("CAPTURED");
    order(order, captured ? 1000 : 0, captured ? "{\"number\":1}" : "", ended);
  }

  private void order(String status, long captured, String parts, boolean ended) {
    api.put(
        "/api/v1/payments/pay_1",
        """
        {"status":"CAPTURED","final":%s,"orders":[{"id":"po_1","status":"%s","amount":{"value":1000},
          "captured":{"value":%d},"captures":[%s],"refunded":{"value":0}}]}
        """
            .formatted(ended, status, captured, parts));
  }

  private JsonNode read(String path) {
    String text = api.get(path);
    return text == null ? MissingNode.getInstance() : JsonMapper.shared().readTree(text);
  }

  private Verdict judged() throws InterruptedException {
    Verdict verdict =
        new Verdict(this::read, new Effects(intents, payments, journals, captures, psp, repeated));
    for (Promises.Promise promise : promises.all()) verdict.judge(promise);
    return verdict;
  }

  private void lost(String why) throws InterruptedException {
    assertThat(judged().lost()).hasSize(1).extractingByKey("o-1").asString().contains(why);
  }

  private void doubled(String why) throws InterruptedException {
    assertThat(judged().doubled()).hasSize(1).extractingByKey("o-1").asString().contains(why);
  }
}
