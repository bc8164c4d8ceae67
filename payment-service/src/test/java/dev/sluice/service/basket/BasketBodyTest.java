package dev.sluice.service.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.JsonBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BasketBodyTest {

  private static final ClientId CLIENT = new ClientId("shop");

  @Test
  void a_basket_is_read_as_it_was_meant() {
    var basket = read(Baskets.basket("o-1"));

    assertThat(basket.order().value()).isEqualTo("o-1");
    assertThat(basket.total()).isEqualTo(Amount.of(2000, "EUR"));
    assertThat(basket.captureMethod()).isEqualTo(CaptureMethod.AUTOMATIC);
    assertThat(basket.uniqueOrderId()).isFalse();
    assertThat(basket.lines())
        .extracting(l -> l.seller().value())
        .containsExactly("seller-a", "seller-b");
    assertThat(basket.lines()).extracting(l -> l.commission().value()).containsExactly(120L, 0L);
  }

  @Test
  void what_is_left_out_has_its_default() {
    var basket =
        read(
            Baskets.basket("o-1")
                .replace(",\"captureMethod\":\"AUTOMATIC\"", "")
                .replace(",\n\"captureMethod\":\"AUTOMATIC\"", ""));

    assertThat(basket.captureMethod()).isEqualTo(CaptureMethod.AUTOMATIC);
  }

  @Test
  void lines_of_one_seller_are_summed_with_their_commission() {
    var basket =
        read(
            Baskets.basket("o-1")
                .replace("\"seller-b\"", "\"seller-a\"")
                .replace(
                    "800,\"currency\":\"EUR\"}",
                    "800,\"currency\":\"EUR\"},\"commission\":{\"value\":5,\"currency\":\"EUR\"}"));

    assertThat(basket.lines()).hasSize(1);
    assertThat(basket.lines().getFirst().amount()).isEqualTo(Amount.of(2000, "EUR"));
    assertThat(basket.lines().getFirst().commission()).isEqualTo(Amount.of(125, "EUR"));
  }

  @Test
  void a_commission_may_be_the_whole_amount_but_not_more() {
    assertThat(
            read(Baskets.basket("o-1").replace(":120,", ":1200,")).lines().getFirst().commission())
        .isEqualTo(Amount.of(1200, "EUR"));
    assertThatThrownBy(() -> read(Baskets.basket("o-1").replace(":120,", ":1201,")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("/lines/0/commission/value is more than the amount");
  }

  @Test
  void the_largest_amount_is_accepted() {
    var basket =
        read(
            """
            {"orderId":"o","buyerId":"b","total":{"value":1000000000000,"currency":"KWD"},
             "lines":[{"sellerId":"s","amount":{"value":1000000000000,"currency":"KWD"}}]}
            """);

    assertThat(basket.total().value()).isEqualTo(Amount.LARGEST);
  }

  private static NewPaymentIntent read(String json) {
    var checks = new Checks();
    var basket =
        JsonBody.read(json.getBytes(StandardCharsets.UTF_8), BasketBody.class).read(CLIENT, checks);
    checks.hold();
    return basket.orElseThrow();
  }
}
