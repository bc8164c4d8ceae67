package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.order.Order;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRequestTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 1250, 125",
    "4, 1250, 0", // 0.5 → 0
    "12, 1250, 2", // 1.5 → 2
    "20, 1250, 2", // 2.5 → 2
    "28, 1250, 4", // 3.5 → 4
    "21, 1250, 3", // 2.625
    "1, 1, 0",
    "999, 0, 0",
    "999, 10000, 999",
    "1000000000000, 9999, 999900000000",
  })
  void commission_is_rounded_half_to_even(long minor, int bps, long commission) {
    assertThat(PaymentRequest.commission(minor, bps)).isEqualTo(commission);
  }

  @Test
  void the_body_is_what_the_door_takes() {
    PaymentRequest request = PaymentRequest.of(order("o-1"), 1250);

    assertThat(request.body())
        .isEqualTo(
            """
            {"orderId":"o-1","buyerId":"b-1","total":{"value":120,"currency":"EUR"},"lines":[\
            {"sellerId":"s-1","amount":{"value":100,"currency":"EUR"},"commission":{"value":12,"currency":"EUR"}},\
            {"sellerId":"s-2","amount":{"value":20,"currency":"EUR"},"commission":{"value":2,"currency":"EUR"}}],\
            "captureMethod":"AUTOMATIC","uniqueOrderId":true,\
            "paymentMethod":{"type":"card_token","token":"tok_visa"}}\
            """);
  }

  @Test
  void what_the_contracts_decide_is_left_open() {
    assertThat(PaymentRequest.of(order("o-1"), OptionalInt.empty()).body())
        .contains("\"sellerId\":\"s-1\",\"amount\":{\"value\":100,\"currency\":\"EUR\"}}")
        .doesNotContain("commission");
  }

  @Test
  void the_key_is_of_the_order_id_alone_and_fits_a_header() {
    assertThat(PaymentRequest.of(order("o-1"), 1250).key())
        .isEqualTo(PaymentRequest.of(order("o-1"), 0).key())
        .isNotEqualTo(PaymentRequest.of(order("o-2"), 1250).key());
    assertThat(PaymentRequest.of(order("Größe 7"), 1250).key()).matches("[A-Za-z0-9_-]{1,64}");
  }

  private static Order order(String id) {
    return new Order(2, id, "b-1", "EUR", new TreeMap<>(Map.of("s-2", 20L, "s-1", 100L)));
  }
}
