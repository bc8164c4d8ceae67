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
 * @param plans what is captured later, by seller; none where it is captured by itself
 * @param refunds what is given back after that, by seller
 */
public record Order(
    int line,
    String orderId,
    String buyerId,
    String currency,
    SortedMap<String, Long> amounts,
    SortedMap<String, Plan> plans,
    SortedMap<String, GiveBack> refunds) {

  public Order {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    refunds = Collections.unmodifiableSortedMap(new TreeMap<>(refunds));
  }

  /** One that is captured by itself, and stays so. */
  public Order(
      int line, String orderId, String buyerId, String currency, SortedMap<String, Long> amounts) {
    this(line, orderId, buyerId, currency, amounts, new TreeMap<>(), new TreeMap<>());
  }

  Order with(SortedMap<String, Plan> captured, SortedMap<String, GiveBack> back) {
    return new Order(line, orderId, buyerId, currency, amounts, captured, back);
  }

  /** Whether somebody has to ask for its captures. */
  public boolean isManual() {
    return !plans.isEmpty();
  }

  /** Whether somebody asks for something once it is paid. */
  public boolean goesOn() {
    return isManual() || !refunds.isEmpty();
  }

  public long total() {
    return amounts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
