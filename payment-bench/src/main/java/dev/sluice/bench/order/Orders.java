package dev.sluice.bench.order;

import java.util.List;

/** What a source holds: the orders that can be sent and the lines that cannot. */
public record Orders(List<Order> orders, List<RejectedLine> rejected) {
  public Orders {
    orders = List.copyOf(orders);
    rejected = List.copyOf(rejected);
  }
}
