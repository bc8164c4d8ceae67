package dev.sluice.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.chaos.Effects.Done;
import dev.sluice.bench.chaos.Journal.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One payment of 1000 of which 300 went back, and what may be wrong with that. */
class RefundVerdictTest {
  private final Promises promises = new Promises();
  private final Map<String, Integer> journals =
      new HashMap<>(Map.of("AUTH_HOLD:pay_1", 1, "CAPTURE:po_1:1", 1));
  private final Map<String, Done> psp =
      new HashMap<>(Map.of("authorize pi_1", new Done(1, 1000), "capture po_1", new Done(1, 1000)));
  private String payment = "";
  private String back = "";
  private long backInAll;

  @Test
  void refunds_that_are_where_they_were_promised_to_be_are_neither_lost_nor_doubled()
      throws Exception {
    Verdict verdict = judged();
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
  }

  @Test
  void a_refund_that_nobody_knows_any_more_is_lost() throws Exception {
    refunded("o-1-refund:po_1:2", "re_3");
    lost("[re_3] cannot be read");
  }

  @Test
  void a_refund_the_psp_or_the_books_know_nothing_of_is_lost() throws Exception {
    psp.put("refund po_1", new Done(0, 0));
    lost("of po_1 went back 0 times, 0 in all at the PSP, 1 times, 300 in all are known");
    journals.remove("REFUND:re_1");
    lost("REFUND:re_1 is not in the books");
  }

  @Test
  void a_refund_that_never_ends_is_lost() throws Exception {
    back = back.replace("FAILED", "PENDING");
    payment();
    lost("re_2 never came to its end, it is PENDING");
  }

  @Test
  void money_that_went_back_twice_is_doubled() throws Exception {
    psp.put("refund po_1", new Done(2, 600));
    doubled("of po_1 went back 2 times, 600 in all at the PSP, 1 times, 300 in all are known");
  }

  @Test
  void one_key_answered_with_two_refunds_is_doubled() throws Exception {
    refunded("o-1-refund:po_1:0", "re_2");
    doubled("o-1-refund:po_1:0 was answered with");
  }

  @Test
  void a_refund_nobody_was_promised_and_one_that_failed_in_the_books_are_doubled()
      throws Exception {
    journals.put("REFUND:re_2", 1);
    doubled("re_2 has failed and is in the books all the same");
    back = back.replace("re_1", "re_9");
    journals.put("REFUND:re_9", 1);
    payment();
    doubled("re_9 was promised to nobody");
  }

  @Test
  void more_that_went_back_than_was_taken_is_doubled() throws Exception {
    back = back.replace("300", "1300");
    backInAll = 1300;
    psp.put("refund po_1", new Done(1, 1300));
    payment();
    doubled("of po_1 more went back than was taken");
  }

  /** 300 went back, 900 were refused. */
  @BeforeEach
  void givenBack() {
    promises.add(
        new Line(
            "o-1",
            "o-1-pay",
            "/api/v1/payments",
            0,
            202,
            "{\"id\":\"pay_1\",\"paymentIntentId\":\"pi_1\",\"status\":\"PENDING_AUTH\"}"));
    refunded("o-1-refund:po_1:0", "re_1");
    refunded("o-1-refund:po_1:1", "re_2");
    back =
        "{\"id\":\"re_1\",\"status\":\"SUCCEEDED\",\"amount\":{\"value\":300}},"
            + "{\"id\":\"re_2\",\"status\":\"FAILED\",\"amount\":{\"value\":900}}";
    backInAll = 300;
    psp.put("refund po_1", new Done(1, 300));
    journals.put("REFUND:re_1", 1);
    payment();
  }

  private void refunded(String key, String refund) {
    var text = "{\"paymentId\":\"pay_1\",\"refunds\":[{\"id\":\"%s\"}]}".formatted(refund);
    promises.add(new Line("o-1", key, "/api/v1/payments/pay_1/refunds", 0, 202, text));
  }

  private void payment() {
    payment =
        """
        {"status":"CAPTURED","final":true,"orders":[{"id":"po_1","status":"CAPTURED",
          "amount":{"value":1000},"captured":{"value":1000},"captures":[{"number":1}],
          "refunded":{"value":%d},"refunds":[%s]}]}
        """
            .formatted(backInAll, back);
  }

  private JsonNode read(String path) {
    return JsonMapper.shared()
        .readTree(
            path.contains("intents")
                ? "{\"orderId\":\"o-1\",\"paymentId\":\"pay_1\",\"status\":\"AUTHORIZED\",\"total\":{\"value\":1000}}"
                : payment);
  }

  private Verdict judged() throws InterruptedException {
    var effects =
        new Effects(Map.of("o-1", 1), Map.of("o-1", 1), journals, Map.of("po_1", 1), psp, Set.of());
    var verdict = new Verdict(this::read, effects);
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
