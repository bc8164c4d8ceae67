package dev.sluice.consumers.order;

import dev.sluice.application.order.CapturePaymentService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import org.springframework.stereotype.Component;

/** Calls the PSP for every requested capture. */
@Component
final class PaymentOrderPspCallExecutor extends ConsumerGroup<PaymentOrderPspCallRequested> {

  PaymentOrderPspCallExecutor(CapturePaymentService step, Workers workers) {
    super(step, workers);
  }
}
