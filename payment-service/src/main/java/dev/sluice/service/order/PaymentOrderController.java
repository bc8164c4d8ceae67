package dev.sluice.service.order;

import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.InPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payments")
@RestController
class PaymentOrderController {

  private static final InPath<PaymentOrderId> ORDER =
      new InPath<>(PaymentOrderId::of, "There is no payment order with this id");

  private final PaymentOrderViews orders;

  PaymentOrderController(PaymentOrderViews orders) {
    this.orders = orders;
  }

  @Operation(summary = "Look at one seller's share of a payment")
  @GetMapping("/api/v1/payment-orders/{id}")
  PaymentOrderBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return orders
        .find(ORDER.id(id), caller.viewer())
        .map(PaymentOrderBody::of)
        .orElseThrow(ORDER::notFound);
  }
}
