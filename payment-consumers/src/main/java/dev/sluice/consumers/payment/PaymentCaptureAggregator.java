package dev.sluice.consumers.payment;

import dev.sluice.application.payment.AggregateCapturesService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import org.springframework.stereotype.Component;

/** Completes payments as their orders end. */
@Component
final class PaymentCaptureAggregator extends ConsumerGroup<PaymentOrderFinalized> {

  PaymentCaptureAggregator(AggregateCapturesService step, Workers workers) {
    super(step, workers);
  }
}
