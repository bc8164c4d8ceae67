package dev.sluice.consumers.balance;

import dev.sluice.application.balance.UpdateBalancesService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import org.springframework.stereotype.Component;

/** Adds what is in the books to the balances. */
@Component
final class AccountBalanceConsumer extends ConsumerGroup<LedgerEntriesRecorded> {

  AccountBalanceConsumer(UpdateBalancesService step, Workers workers) {
    super(step, workers);
  }
}
