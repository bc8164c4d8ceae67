package dev.sluice.consumers.order;

import dev.sluice.application.order.ProcessPaymentService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import org.springframework.stereotype.Component;

/** Decides what an answer of the PSP means for its order. */
@Component
final class PaymentOrderPspResultApplier extends ConsumerGroup<PaymentOrderPspResultUpdated> {

  PaymentOrderPspResultApplier(ProcessPaymentService step, Workers workers) {
    super(step, workers);
  }
}
