package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.PlayedPlatform.Play;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a file says is to be captured, voided and given back later. */
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
            line("ship-1", 600),
            line("ship-2", 300),
            line("ship-2", 300),
            "po_1-ship-void {\"paymentOrderIds\":[\"po_1\"]}");
  }

  @Test
  void a_payment_that_was_declined_is_not_shipped() throws Exception {
    LoadResult result = runs.payFile(Runs.LONG, HEADER + "o-1,b,s-1,1000,EUR,600+400\n");

    assertThat(result.toJson()).contains("\"shipping\":{\"asked\":0,\"refused\":0}");
  }

  @Test
  void money_goes_back_once_it_is_known_what_was_taken() throws Exception {
    runs.platform.next(
        "payment",
        Play.of(200, AUTHORIZED),
        Play.of(200, order("CAPTURE_REQUESTED", 0)),
        Play.of(200, order("CAPTURED", 900)));
    runs.platform.next("refunds", Play.retry(503), Play.of(202, "{}"), Play.of(409, "{}"));

    LoadResult result =
        runs.payFile(
            Runs.LONG,
            "order_id,buyer_id,seller_id,amount_minor,currency,refunds\n"
                + "o-1,b,s-1,1000,EUR,300+200+all\n");

    assertThat(result.exitCode()).isZero();
    assertThat(result.toJson()).contains("\"shipping\":{\"asked\":0,\"refused\":1},\"refunds\":2");
    assertThat(Runs.printed(result))
        .contains("Shipped: 0 captures and voids asked for, 2 refunds; 1 refused");
    // of what was taken, not of what was asked for
    assertThat(runs.platform.asked.stream().filter(line -> line.startsWith("po_1")))
        .containsExactly(
            line("back-1", 300), line("back-1", 300), line("back-2", 200), line("back-3", 400));
  }

  @Test
  void nothing_goes_back_where_nothing_was_taken() throws Exception {
    runs.platform.next(
        "payment", Play.of(200, AUTHORIZED), Play.of(200, order("CAPTURE_FAILED", 0)));

    LoadResult result =
        runs.payFile(
            Runs.LONG,
            "order_id,buyer_id,seller_id,amount_minor,currency,captures,refunds\n"
                + "o-1,b,s-1,1000,EUR,1000,all\n");

    assertThat(result.toJson()).contains("\"shipping\":{\"asked\":1,\"refused\":0},\"refunds\":0");
  }

  private static String order(String status, long captured) {
    return "{\"orders\":[{\"id\":\"po_1\",\"sellerId\":\"s-1\",\"status\":\"%s\",\"captured\":{\"value\":%d}}]}"
        .formatted(status, captured);
  }

  private static String line(String what, long minor) {
    return "po_1-%s {\"lines\":[{\"paymentOrderId\":\"po_1\",\"amount\":{\"value\":%d,\"currency\":\"EUR\"}}]}"
        .formatted(what, minor);
  }
}
