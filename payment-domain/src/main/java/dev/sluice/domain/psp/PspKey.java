package dev.sluice.domain.psp;

import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;

/** The idempotency key of one operation at the PSP: the same for every attempt, for ever. */
public record PspKey(String value) implements Comparable<PspKey> {

  public static PspKey authorize(PaymentIntentId intent) {
    return new PspKey(intent.value() + ":authorize");
  }

  public static PspKey capture(PaymentOrderId order, int n) {
    return new PspKey(order.value() + ":" + Operation.capture(n));
  }

  public static PspKey voiding(PaymentIntentId intent) {
    return new PspKey(intent.value() + ":void");
  }

  /** Names the question whether an authorization is over: nothing is asked for under it. */
  public static PspKey expiry(PaymentIntentId intent) {
    return new PspKey(intent.value() + ":" + Operation.EXPIRY);
  }

  public static PspKey refund(RefundId refund) {
    return new PspKey(refund.value());
  }

  /** The public id of what it is for. */
  public String subject() {
    int colon = value.indexOf(':');
    return colon < 0 ? value : value.substring(0, colon);
  }

  /**
   * What it is the key of.
   *
   * @throws IllegalArgumentException when it is none of ours
   */
  public Operation operation() {
    int colon = value.indexOf(':');
    return colon < 0
        ? Operation.refund(RefundId.of(value))
        : new Operation(value.substring(colon + 1));
  }

  @Override
  public int compareTo(PspKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
