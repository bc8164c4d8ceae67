package dev.sluice.application.order;

import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payment orders, to be read. */
public interface PaymentOrderViews {

  Optional<PaymentOrderView> find(PaymentOrderId id, Viewer viewer);

  Optional<PaymentOrderView.Refund> refund(RefundId id, Viewer viewer);

  Optional<PaymentOrderView.Dispute> dispute(DisputeId id);

  /**
   * Newest first.
   *
   * @param before where the last page ended
   */
  List<PaymentOrderView.Dispute> disputes(Optional<DisputeId> before, int atMost);

  /** In the order of their ids; of a seller its own alone, of a client all. */
  Map<PaymentId, List<PaymentOrderView>> ofPayments(Collection<PaymentId> payments, Viewer viewer);
}
