package dev.sluice.consumers.ledger;

import dev.sluice.application.ledger.RecordLedgerEntriesService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import org.springframework.stereotype.Component;

/** Books the hold of every authorized payment. */
@Component
final class PaymentAuthorizedConsumer extends ConsumerGroup<PaymentAuthorized> {

  PaymentAuthorizedConsumer(RecordLedgerEntriesService<PaymentAuthorized> step, Workers workers) {
    super(step, workers);
  }
}
