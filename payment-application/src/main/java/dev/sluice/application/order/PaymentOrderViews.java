package dev.sluice.application.order;

import dev.sluice.domain.id.PaymentOrderId;
import java.util.Optional;

/** The payment orders, to be read. */
public interface PaymentOrderViews {

  Optional<PaymentOrderView> find(PaymentOrderId id, Viewer viewer);
}
