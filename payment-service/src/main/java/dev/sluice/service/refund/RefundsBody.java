package dev.sluice.service.refund;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.service.order.PaymentOrderBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Refunds that are on their way. */
@Schema(name = "AcceptedRefunds")
record RefundsBody(
    @Schema(example = "pay_0j5k2m9x4t7ac") String paymentId,
    List<PaymentOrderBody.Refund> refunds) {

  static RefundsBody of(PaymentId payment, List<PaymentOrderView.Refund> refunds) {
    return new RefundsBody(
        payment.value(), refunds.stream().map(PaymentOrderBody.Refund::of).toList());
  }
}
