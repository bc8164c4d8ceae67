package dev.sluice.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One request a thousand times at once. */
@Tag("integration")
class StormIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";
  private static final int CALLS = 1_000;
  private static final int MOST_TRIES = 100;

  private final RunningService service = RunningService.shared();

  @Test
  void a_thousand_twins_at_two_instances_have_one_effect() throws Exception {
    var key = Baskets.unique("k-");
    var order = Baskets.unique("o-");
    var body = Baskets.payment(order, "tok_visa");
    var here = Api.as("write-token");

    try (var second = service.another();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var there = here.at(RunningService.portOf(second));
      var calls =
          IntStream.range(0, CALLS)
              .<Callable<Api.Reply>>mapToObj(
                  i -> () -> untilAnswered(i % 2 == 0 ? here : there, key, body))
              .toList();
      var replies = threads.invokeAll(calls).stream().map(one -> one.resultNow()).toList();

      assertThat(replies).allMatch(reply -> reply.status() == 202);
      assertThat(replies.stream().map(Api.Reply::text).distinct()).hasSize(1);
      assertThat(replies.stream().filter(r -> r.header("Idempotent-Replayed").isEmpty()))
          .hasSizeLessThanOrEqualTo(1);
    }
    assertThat(
            service.count("SELECT count(*) FROM payment_intents WHERE order_id = '" + order + "'"))
        .isEqualTo(1);
    assertThat(service.count("SELECT count(*) FROM idempotency_keys WHERE key = '" + key + "'"))
        .isEqualTo(1);
  }

  /** What a client has to do: come again after 409, 429 and 503. Nothing else may be said. */
  private static Api.Reply untilAnswered(Api instance, String key, String body) {
    for (int i = 0; i < MOST_TRIES; i++) {
      var reply = instance.post(PAYMENTS, key, body);
      if (reply.status() == 202) return reply;
      assertThat(reply.status()).as(reply.text()).isIn(409, 429, 503);
      assertThat(reply.header("Retry-After")).isNotEmpty();
    }
    throw new AssertionError("never answered");
  }
}
