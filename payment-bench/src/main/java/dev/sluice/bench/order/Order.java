package dev.sluice.bench.order;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One order, which becomes one payment.
 *
 * @param line where it begins in its source, 1-based
 * @param amounts minor units by seller, sorted: the same rows in another sequence make the same
 *     request
 */
public record Order(
    int line, String orderId, String buyerId, String currency, SortedMap<String, Long> amounts) {

  public Order {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  public long total() {
    return amounts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
