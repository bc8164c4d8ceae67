package dev.sluice.bench.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MadeUpOrdersTest {
  private final Orders made = MadeUpOrders.make(400, 7, "r1");

  @Test
  void the_same_seed_and_run_is_the_same_orders() {
    assertThat(MadeUpOrders.make(400, 7, "r1")).isEqualTo(made);
    assertThat(MadeUpOrders.make(400, 8, "r1")).isNotEqualTo(made);
  }

  @Test
  void another_run_is_other_order_ids_and_otherwise_the_same() {
    Orders again = MadeUpOrders.make(400, 7, "r2");

    assertThat(ids(again)).hasSize(400).doesNotContainAnyElementsOf(ids(made));
    assertThat(again.orders())
        .extracting(Order::amounts)
        .isEqualTo(made.orders().stream().map(Order::amounts).toList());
  }

  @Test
  void currencies_with_none_and_two_and_three_decimals_are_among_them() {
    assertThat(made.orders())
        .extracting(Order::currency)
        .contains("EUR", "USD", "BRL", "JPY", "KWD");
  }

  @Test
  void an_order_has_one_to_four_sellers_and_some_sellers_are_hot() {
    assertThat(made.orders()).allMatch(order -> order.amounts().size() <= 4 && order.total() > 0);
    assertThat(made.orders()).anyMatch(order -> order.amounts().size() > 1);
    long withHottest =
        made.orders().stream().filter(order -> order.amounts().containsKey("seller-01")).count();
    assertThat(withHottest).isGreaterThan(400 / 60 * 5);
  }

  @Test
  void something_goes_back_of_a_few_whole_in_parts_and_of_what_was_captured_on_request() {
    var returned = made.orders().stream().filter(order -> !order.refunds().isEmpty()).toList();

    assertThat(returned).hasSizeBetween(400 * 3 / 100, 400 * 12 / 100);
    assertThat(returned.stream().flatMap(order -> order.refunds().values().stream()))
        .anyMatch(back -> back.parts().isEmpty())
        .anyMatch(back -> !back.rest())
        .anyMatch(back -> !back.parts().isEmpty() && back.rest());
    for (Order order : returned)
      order
          .refunds()
          .forEach((seller, back) ->
              assertThat(back.sum()).isLessThanOrEqualTo(order.amounts().get(seller)));
  }

  @Test
  void the_benchmarks_have_two_sellers_each_or_two_on_average() {
    MadeUpOrders two = new MadeUpOrders(7, "b", MadeUpOrders.Sellers.TWO);
    MadeUpOrders mixed = new MadeUpOrders(7, "b", MadeUpOrders.Sellers.MIXED);
    int sellers = 0;
    for (int n = 0; n < 1_000; n++) {
      assertThat(two.next().amounts()).hasSize(2);
      sellers += mixed.next().amounts().size();
    }
    assertThat(sellers).isBetween(1_900, 2_100);
  }

  private static Set<String> ids(Orders orders) {
    return orders.orders().stream().map(Order::orderId).collect(Collectors.toSet());
  }
}
