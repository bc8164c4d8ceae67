package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.PlayedPlatform.Play;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a file says is to be captured and voided later. */
class ShippingTest {
  private static final String HEADER =
      "order_id,buyer_id,seller_id,amount_minor,currency,captures\n";
  private static final String AUTHORIZED =
      "{\"final\":false,\"orders\":[{\"id\":\"po_1\",\"sellerId\":\"s-1\"}]}";

  private final Runs runs = new Runs();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void captures_are_asked_for_one_after_the_other_and_then_the_void() throws Exception {
    runs.platform.next(
        "payment", Play.of(200, "{\"final\":false,\"orders\":[]}"), Play.of(200, AUTHORIZED));
    runs.platform.next(
        "captures", Play.of(202, "{}"), new Play(409, Map.of("Retry-After", "0"), "{}", false));

    LoadResult result = runs.payFile(Runs.LONG, HEADER + "o-1,b,s-1,1000,EUR,600+300+void\n");

    assertThat(result.exitCode()).isZero();
    assertThat(result.toJson()).contains("\"shipping\":{\"asked\":3,\"refused\":0}");
    assertThat(runs.platform.asked.stream().filter(line -> line.startsWith("po_1")))
        .containsExactly(
            line(1, 600),
            line(2, 300),
            line(2, 300),
            "po_1-ship-void {\"paymentOrderIds\":[\"po_1\"]}");
  }

  @Test
  void a_payment_that_was_declined_is_not_shipped() throws Exception {
    LoadResult result = runs.payFile(Runs.LONG, HEADER + "o-1,b,s-1,1000,EUR,600+400\n");

    assertThat(result.toJson()).contains("\"shipping\":{\"asked\":0,\"refused\":0}");
  }

  private static String line(int n, long minor) {
    return "po_1-ship-%d {\"lines\":[{\"paymentOrderId\":\"po_1\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"}}]}"
        .formatted(n, minor);
  }
}
