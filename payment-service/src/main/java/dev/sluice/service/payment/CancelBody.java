package dev.sluice.service.payment;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.door.Checks;
import dev.sluice.service.idempotency.NothingNeeded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is never to be captured, as a client sends it. */
@Schema(name = "Cancel")
record CancelBody(
    @Schema(
            description = "Left out: every order of the payment that is not over yet.",
            example = "[\"po_0j5k2m9x4t7ad\"]")
        @Nullable List<@Nullable String> paymentOrderIds)
    implements NothingNeeded {

  /** None: every order. */
  List<PaymentOrderId> orders(Checks checks) {
    if (paymentOrderIds == null) return List.of();
    if (paymentOrderIds.isEmpty())
      checks.refuse("/paymentOrderIds", "has to name an order, or to be left out");
    var orders = new ArrayList<PaymentOrderId>();
    for (int i = 0; i < paymentOrderIds.size(); i++)
      checks
          .read(paymentOrderIds.get(i), "/paymentOrderIds/" + i, PaymentOrderId::of)
          .ifPresent(orders::add);
    return orders;
  }
}
