package dev.sluice.consumers.order;

import dev.sluice.application.order.RequestCaptureService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import org.springframework.stereotype.Component;

/** Asks for the capture of every order that exists. */
@Component
final class PaymentOrderEnqueuer extends ConsumerGroup<PaymentOrderCreated> {

  PaymentOrderEnqueuer(RequestCaptureService step, Workers workers) {
    super(step, workers);
  }
}
