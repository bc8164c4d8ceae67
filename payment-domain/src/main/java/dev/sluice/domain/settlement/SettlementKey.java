package dev.sluice.domain.settlement;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;

/** What the key of a line names, by its form. */
public sealed interface SettlementKey {

  String CAPTURE_OF = ":capture-";

  /** Also what a chargeback names: the capture whose money was taken back. */
  record Capture(PaymentOrderId order, int n) implements SettlementKey {}

  record Refund(RefundId id) implements SettlementKey {}

  /** Nothing of ours. */
  record Other() implements SettlementKey {}

  static SettlementKey of(String key) {
    try {
      int at = key.indexOf(CAPTURE_OF);
      if (at >= 0)
        return new Capture(
            PaymentOrderId.of(key.substring(0, at)),
            Integer.parseInt(key.substring(at + CAPTURE_OF.length())));
      if (key.startsWith(RefundId.PREFIX)) return new Refund(RefundId.of(key));
    } catch (IllegalArgumentException notOurs) {
      // as good as a stranger's
    }
    return new Other();
  }
}
