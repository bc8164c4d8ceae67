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
 * @param plans what is asked for later, by seller; none where it is captured by itself
 */
public record Order(
    int line,
    String orderId,
    String buyerId,
    String currency,
    SortedMap<String, Long> amounts,
    SortedMap<String, Plan> plans) {

  public Order {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
  }

  /** One that is captured by itself. */
  public Order(
      int line, String orderId, String buyerId, String currency, SortedMap<String, Long> amounts) {
    this(line, orderId, buyerId, currency, amounts, new TreeMap<>());
  }

  /** Whether somebody has to ask for its captures. */
  public boolean isManual() {
    return !plans.isEmpty();
  }

  public long total() {
    return amounts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
