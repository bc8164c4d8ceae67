package dev.sluice.consumers.ledger;

import dev.sluice.application.ledger.RequestLedgerRecordingService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import org.springframework.stereotype.Component;

/** Turns the end of an operation into commands for the books, keyed by seller. */
@Component
final class LedgerRecordingRequestDispatcher extends ConsumerGroup<PaymentOrderFinalized> {

  LedgerRecordingRequestDispatcher(RequestLedgerRecordingService step, Workers workers) {
    super(step, workers);
  }
}
